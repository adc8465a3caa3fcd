'use strict';
// Reads /_hezhou/status while somebody looks. Text goes into the page as text only.
const byId = (id) => document.getElementById(id);
const kMostRows = 20;
const kEveryMs = 5000;
let databases = [];
let timer = 0;

class Refused extends Error {
    constructor(status, reason) {
        super(reason);
        this.status = status;
    }
}

async function ask(path, body) {
    let answer;
    try {
        answer = await fetch(path, {
            method: body === undefined ? 'GET' : 'POST',
            headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
            body: body === undefined ? undefined : JSON.stringify(body),
            credentials: 'same-origin',
            cache: 'no-store',
        });
    } catch {
        throw new Refused(0, '连不上同步服务器，稍后自动重试。');
    }
    const json = await answer.json().catch(() => ({}));
    if (!answer.ok)
        throw new Refused(answer.status, json.reason || `服务器返回了 ${answer.status}`);
    return json;
}

function tell(text) {
    byId('message').textContent = text;
    byId('message').hidden = !text;
}

function sizeText(bytes) {
    const units = ['B', 'KB', 'MB', 'GB', 'TB'];
    let unit = 0;
    for (; bytes >= 1024 && unit < units.length - 1; ++unit)
        bytes /= 1024;
    return `${unit === 0 || bytes >= 100 ? Math.round(bytes) : bytes.toFixed(1)} ${units[unit]}`;
}

function timeText(iso) {
    if (!iso)
        return '—';
    const time = new Date(iso);
    const two = (n) => String(n).padStart(2, '0');
    const clock = `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
    const isToday = time.toDateString() === new Date().toDateString();
    return isToday ? `今天 ${clock}` : `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${clock}`;
}

function cell(content, className = '') {
    const td = document.createElement('td');
    td.className = className;
    td.append(content);
    return td;
}

function fill(id, rows, emptyText) {
    const body = byId(id);
    if (rows.length === 0) {
        const td = cell(emptyText, 'empty');
        td.colSpan = body.parentElement.querySelectorAll('th').length;
        rows = [[td]];
    }
    body.replaceChildren(...rows.map((cells) => {
        const tr = document.createElement('tr');
        tr.append(...cells);
        return tr;
    }));
}

function lastOf(client) {
    return client.sent > client.fetched ? client.sent : client.fetched;
}

function showDatabases() {
    const wanted = byId('find').value.trim().toLowerCase();
    const found = databases.filter((each) => each.name.includes(wanted));
    fill('databases', found.slice(0, kMostRows).map((each) => [
        cell(each.name),
        cell(sizeText(each.bytes), 'number'),
        cell(timeText(each.written), 'time'),
        cell(timeText(each.synced), 'time'),
    ]), databases.length ? '没有匹配的数据库。' : '还没有数据库。');
    tellMore('more-databases', found.length, '；输入名称可缩小范围');
}

// What people call the program that asks.
function programOf(agent) {
    if (agent.startsWith('hz/'))
        return '河州';
    if (agent.startsWith('Mozilla/'))
        return '浏览器';
    return agent || '—';
}

function tellMore(id, count, hint) {
    byId(id).hidden = count <= kMostRows;
    byId(id).textContent = `共 ${count} 个，只显示前 ${kMostRows} 个${hint}。`;
}

// What went wrong on the way up, and what to do.
function troubleText(way) {
    const { host, pathname } = new URL(way.url);
    const name = decodeURIComponent(pathname.slice(1));
    switch (way.trouble) {
    case 'line': return `连不上 ${host}，线路恢复后自动继续。`;
    case 'certificate': return `${host} 出示的证书不受信任，或与登记的不同，所以什么也没有发送。请向上级索取新的配对码，重新执行 upward set。`;
    case 'password': return `${host} 不接受用户“${way.user}”或其密码，请用 upward set 重新填写。`;
    case 'forbidden': return `用户“${way.user}”无权使用 ${host} 的数据库“${name}”，或者它还没有建立。请上级建立数据库，并把该用户加为成员。`;
    case 'nodatabase': return `${host} 没有数据库“${name}”。请上级先建立，并把用户“${way.user}”加为成员。`;
    case 'nothere': return '本机没有这个数据库。请先建立，或用 upward remove 取消推送。';
    default: return way.message;
    }
}

function stateOfWay(way) {
    const td = cell('', 'long');
    const line = (text, className) => {
        const p = document.createElement('div');
        p.textContent = text;
        p.className = className;
        td.append(p);
    };
    if (way.state === 'done')
        line(way.waiting > 0 ? '正在推送' : way.refused > 0 ? '其余已全部送达' : '已全部送达', 'on');
    else if (way.state === 'pushing')
        line('正在推送', 'on');
    else if (way.state === 'connecting')
        line('正在连接', 'off');
    else
        line(troubleText(way), way.trouble === 'line' ? 'off' : 'bad'); // that one heals by itself
    if (way.retryAt)
        line(`下次重试：${timeText(way.retryAt)}`, 'off');
    if (way.files > 0)
        line(`${way.files} 个文档的大文件还没有送达（上级是 CouchDB 时不接收大文件）。`, 'off');
    if (way.refused > 0) {
        line(`上级拒收 ${way.refused} 个文档；它们仍在本机，以后会再次推送：`, 'bad');
        way.refusals.forEach((each) => line(`${each.id}：${each.reason}`, 'off'));
        if (way.refused > way.refusals.length)
            line('……', 'off');
    }
    return td;
}

function showStatus(status) {
    byId('about').textContent = `编号 ${status.uuid} · ${timeText(status.started)} 启动`;
    const online = new Set(status.clients.filter((each) => each.connections > 0).map((each) => each.address));
    byId('figure-clients').textContent = online.size;
    byId('figure-databases').textContent = status.databases.length;
    byId('figure-disk').textContent = sizeText(status.diskFree);
    byId('figure-errors').textContent = status.errors.length;
    const clients = status.clients.sort((a, b) => (b.connections > 0) - (a.connections > 0));
    tellMore('more-clients', clients.length, '');
    fill('clients', clients.slice(0, kMostRows).map((each) => [
        cell(each.user || '（未登录）'),
        cell(each.address),
        cell(programOf(each.agent), 'long'),
        each.connections > 0 ? cell('在线', 'state on') : cell(`离线，${timeText(each.seen)}`, 'state off'),
        cell(timeText(lastOf(each)), 'time'),
        cell(each.database || '—'),
    ]), '还没有设备连接过。');
    byId('upward').hidden = status.upward.length === 0;
    fill('ways', status.upward.map((way) => [
        cell(way.database),
        cell(way.url, 'long'),
        stateOfWay(way),
        cell(String(way.waiting), 'number'),
        cell(timeText(way.doneAt), 'time'),
    ]), '');
    databases = status.databases;
    showDatabases();
    fill('errors', status.errors.map((each) => [
        cell(timeText(each.at), 'time'),
        cell(each.address),
        cell(each.what, 'long'),
        cell(String(each.status), 'number bad'),
        cell(each.reason, 'long'),
    ]), '没有错误。');
}

function button(text, act, className = '') {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    made.className = className;
    made.addEventListener('click', act);
    return made;
}

async function changeUser(change) {
    try {
        await ask('users', change);
        tell('');
        await showUsers();
        return true;
    } catch (refused) {
        tell(refused.message);
        return false;
    }
}

function askPassword(name) {
    const dialog = byId('passwd');
    const form = dialog.querySelector('form');
    form.reset();
    byId('passwd-who').textContent = `用户 ${name}`;
    dialog.addEventListener('close', () => {
        if (dialog.returnValue === 'ok')
            changeUser({ do: 'passwd', name, password: form.elements.password.value });
    }, { once: true });
    dialog.returnValue = '';
    dialog.showModal();
}

async function showUsers() {
    const users = await ask('users');
    fill('users', users.map((user) => {
        const actions = cell('', 'actions');
        actions.append(button('改密码', () => askPassword(user.name)));
        actions.append(user.locked
            ? button('恢复登录', () => changeUser({ do: 'unlock', name: user.name }))
            : button('停用', () => {
                if (confirm(`停用“${user.name}”？正在使用的登录会立即失效。`))
                    changeUser({ do: 'lock', name: user.name });
            }, 'danger'));
        const roles = user.roles.map((role) => (role === '_admin' ? '管理员' : role)).join('、');
        return [
            cell(user.name),
            cell(roles || '—', 'long'),
            user.locked ? cell('已停用', 'state bad') : cell('可登录', 'state on'),
            actions,
        ];
    }), '还没有用户。');
}

// A square for each dark module, with the quiet zone that scanners need.
function qrPicture(rows) {
    const kSvg = 'http://www.w3.org/2000/svg';
    const kQuiet = 4;
    const side = rows.length + 2 * kQuiet;
    const svg = document.createElementNS(kSvg, 'svg');
    svg.setAttribute('viewBox', `0 0 ${side} ${side}`);
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', '配对二维码');
    svg.setAttribute('shape-rendering', 'crispEdges');
    const path = document.createElementNS(kSvg, 'path');
    path.setAttribute('d', rows.map((row, y) => [...row].map((dark, x) =>
        (dark === '1' ? `M${x + kQuiet} ${y + kQuiet}h1v1h-1z` : '')).join('')).join(''));
    svg.append(path);
    return svg;
}

async function showPairing() {
    const { text, qr } = await ask('pairing');
    byId('pairing').hidden = !text;
    byId('pairing-text').textContent = text;
    byId('pairing-code').replaceChildren(...(text ? [qrPicture(qr)] : []));
}

function copyPairing() {
    const range = document.createRange();
    range.selectNodeContents(byId('pairing-text'));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    navigator.clipboard?.writeText(byId('pairing-text').textContent).then(
        () => { byId('pairing-copy').textContent = '已复制'; },
        () => undefined); // it is selected: Ctrl+C
}

function show(id) {
    for (const each of ['setup', 'signin', 'inside'])
        byId(each).hidden = each !== id;
    byId('signout').hidden = id !== 'inside';
    if (id !== 'inside')
        byId('about').textContent = '';
}

async function refresh() {
    clearTimeout(timer);
    try {
        showStatus(await ask('status'));
        if (byId('inside').hidden) {
            await showUsers();
            await showPairing();
        }
        show('inside');
        tell('');
    } catch (refused) {
        if (refused.status === 401 || refused.status === 403) {
            const { needed } = await ask('setup').catch(() => ({ needed: false }));
            show(needed ? 'setup' : 'signin');
            if (refused.status === 403)
                tell('这个用户不是管理员。');
            return;
        }
        tell(refused.message);
    }
    timer = setTimeout(refresh, kEveryMs);
}

function onSubmit(id, act) {
    byId(id).addEventListener('submit', async (event) => {
        event.preventDefault();
        try {
            tell('');
            await act(event.target.elements);
            event.target.reset();
        } catch (refused) {
            tell(refused.message);
        }
    });
}

onSubmit('signin', async ({ name, password }) => {
    try {
        await ask('/_session', { name: name.value, password: password.value });
    } catch (refused) {
        throw refused.status === 401 ? new Refused(401, '用户名或密码不对，或尝试次数过多。') : refused;
    }
    await refresh();
});
onSubmit('setup', async ({ code, name, password }) => {
    await ask('setup', { code: code.value, name: name.value, password: password.value });
    await refresh();
});
onSubmit('add', async ({ name, password, admin }) => {
    await ask('users', { do: 'add', name: name.value, password: password.value, admin: admin.checked });
    await showUsers();
});
byId('pairing-copy').addEventListener('click', copyPairing);
byId('find').addEventListener('input', showDatabases);
byId('signout').addEventListener('click', async () => {
    clearTimeout(timer);
    await fetch('/_session', { method: 'DELETE', credentials: 'same-origin' }).catch(() => undefined);
    await refresh();
});
refresh();
