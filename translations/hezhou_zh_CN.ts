<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>All other platforms</comment>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>修改时间</translation>
    </message>
</context>
<context>
    <name>hz::Archive</name>
    <message>
        <source>“%1” is empty, damaged or incomplete. Get it again from where it came.</source>
        <translation>“%1”是空的、已损坏或不完整。请从来源处重新获取。</translation>
    </message>
    <message>
        <source>“%1” is refused: it unpacks to more than is allowed.</source>
        <translation>已拒绝“%1”：解压后超出允许的大小。</translation>
    </message>
    <message>
        <source>“%1” is neither a ZIP nor a TAR archive.</source>
        <translation>“%1”既不是 ZIP 也不是 TAR 压缩包。</translation>
    </message>
    <message>
        <source>“%1” is refused: it holds a link, or a name that could lead elsewhere.</source>
        <translation>已拒绝“%1”：其中含有链接，或有指向别处的名称。</translation>
    </message>
    <message>
        <source>“%1” is protected by a password. Unpack it first.</source>
        <translation>“%1”有密码保护。请先解压。</translation>
    </message>
    <message>
        <source>“%1” has no file “%2” in it.</source>
        <translation>“%1”中没有文件“%2”。</translation>
    </message>
</context>
<context>
    <name>hz::File</name>
    <message>
        <source>Cannot use the file “%1”: the disk reported an error.</source>
        <translation>无法使用文件“%1”：磁盘报告错误。</translation>
    </message>
    <message>
        <source>No permission to use “%1”.</source>
        <translation>没有使用“%1”的权限。</translation>
    </message>
    <message>
        <source>“%1” is on a disk that cannot be written to.</source>
        <translation>“%1”所在的磁盘不可写入。</translation>
    </message>
    <message>
        <source>The file “%1” does not exist.</source>
        <translation>文件“%1”不存在。</translation>
    </message>
    <message>
        <source>“%1” is in use by another program.</source>
        <translation>“%1”正被其他程序使用。</translation>
    </message>
    <message>
        <source>“%1” is a folder, not a file.</source>
        <translation>“%1”是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>The file “%1” is too large.</source>
        <translation>文件“%1”太大。</translation>
    </message>
    <message>
        <source>The disk is full: “%1” could not be written. Free some space.</source>
        <translation>磁盘已满：无法写入“%1”。请腾出一些空间。</translation>
    </message>
    <message>
        <source>“%1” would be larger than its disk allows.</source>
        <translation>“%1”会超出磁盘允许的大小。</translation>
    </message>
    <message>
        <source>The disk refuses the name “%1”. Choose a shorter, simpler one.</source>
        <translation>磁盘不接受名称“%1”。请改用更短、更简单的名称。</translation>
    </message>
    <message>
        <source>“%1” cannot be reached: a file stands where a folder should be.</source>
        <translation>无法到达“%1”：本应是文件夹的位置上有一个文件。</translation>
    </message>
</context>
<context>
    <name>hz::Json</name>
    <message>
        <source>A number is too large to be stored.</source>
        <translation>数字太大，无法保存。</translation>
    </message>
    <message>
        <source>The data is not valid JSON.</source>
        <translation>数据格式有误，不是有效的 JSON。</translation>
    </message>
    <message>
        <source>A text holds half a character and cannot be stored.</source>
        <translation>文字中有残缺的字符，无法保存。</translation>
    </message>
    <message>
        <source>The data is nested too deeply to be stored.</source>
        <translation>数据嵌套过深，无法保存。</translation>
    </message>
</context>
<context>
    <name>hz::Printers</name>
    <message>
        <source>The print service of this machine does not answer. Look whether the printer is on, or write a PDF and print it elsewhere.</source>
        <translation>这台机器的打印服务没有响应。请看看打印机是否开着，或者存成 PDF 拿到别处打印。</translation>
    </message>
</context>
<context>
    <name>hz::ProgramArguments</name>
    <message>
        <source>Keep everything in this folder.</source>
        <translation>所有内容都保存在这个文件夹。</translation>
    </message>
    <message>
        <source>The language: zh_CN or en.</source>
        <translation>界面语言：zh_CN 或 en。</translation>
    </message>
    <message>
        <source>Print one JSON value.</source>
        <translation>输出一个 JSON 值。</translation>
    </message>
    <message>
        <source>Files to open, or a command.</source>
        <translation>要打开的文件，或一个命令。</translation>
    </message>
    <message>
        <source>There is no display to open a window on. What %1 does without one: %1 --help</source>
        <translation>没有可以打开窗口的显示器。不用窗口能做什么：%1 --help</translation>
    </message>
</context>
<context>
    <name>hz::QrCode</name>
    <message>
        <source>“%1” cannot be made a QR code.</source>
        <translation>“%1”不能做成二维码。</translation>
    </message>
</context>
<context>
    <name>hz::Task</name>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>出现了意外错误。</translation>
    </message>
</context>
<context>
    <name>hz::account::Accounts</name>
    <message>
        <source>There is no user “%1”.</source>
        <translation>没有用户“%1”。</translation>
    </message>
    <message>
        <source>The name or the password is wrong.</source>
        <translation>用户名或密码错误。</translation>
    </message>
    <message>
        <source>There is a user “%1” already.</source>
        <translation>用户“%1”已存在。</translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong tries. Try again in %n second(s).</source>
        <translation>
            <numerusform>错误次数过多。请在 %n 秒后重试。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hz::account::Bearer</name>
    <message>
        <source>You are not signed in any more.</source>
        <translation>登录已失效。</translation>
    </message>
</context>
<context>
    <name>hz::account::OfflineSignIn</name>
    <message>
        <source>“%1” has not signed in at this machine before. The first time needs the network.</source>
        <translation>“%1”没有在本机登录过。首次登录需要联网。</translation>
    </message>
    <message>
        <source>The name or the password is wrong.</source>
        <translation>用户名或密码错误。</translation>
    </message>
    <message>
        <source>The clock of this machine was set back. Set it right, or sign in with the network.</source>
        <translation>本机时钟被调回过。请校准时钟，或联网登录。</translation>
    </message>
    <message>
        <source>The last sign-in with the network was too long ago. Connect to the network and sign in again.</source>
        <translation>上次联网登录已过去太久。请联网后重新登录。</translation>
    </message>
</context>
<context>
    <name>hz::account::Password</name>
    <message>
        <source>A password needs at least %1 characters.</source>
        <translation>密码至少需要 %1 个字符。</translation>
    </message>
    <message>
        <source>This password is too long.</source>
        <translation>密码太长。</translation>
    </message>
    <message>
        <source>There is too little memory to check a password. Close other programs.</source>
        <translation>内存不足，无法校验密码。请关闭其他程序。</translation>
    </message>
</context>
<context>
    <name>hz::account::Security</name>
    <message>
        <source>The list of who may use a database is not valid.</source>
        <translation>数据库的使用权限名单无效。</translation>
    </message>
</context>
<context>
    <name>hz::account::Signing</name>
    <message>
        <source>The key that signs for you is damaged. Restore a backup of this profile, or withdraw the key and begin with a new profile.</source>
        <translation>您的签名密钥已损坏。请恢复本机资料的备份，或作废该密钥后重新开始。</translation>
    </message>
</context>
<context>
    <name>hz::account::User</name>
    <message>
        <source>“%1” cannot be a user&apos;s name: use small letters, digits, “-”, “_” and “.”.</source>
        <translation>“%1”不能用作用户名：请使用小写字母、数字、“-”、“_”和“.”。</translation>
    </message>
    <message>
        <source>“%1” cannot be a role: use small letters, digits, “-”, “_”, “:” and “.”.</source>
        <translation>“%1”不能用作角色：请使用小写字母、数字、“-”、“_”、“:”和“.”。</translation>
    </message>
    <message>
        <source>“%1” was written by a newer version of the hub.</source>
        <translation>“%1”由更新版本的服务器写入。</translation>
    </message>
</context>
<context>
    <name>hz::board::AnswerRow</name>
    <message>
        <source>%1: %2</source>
        <comment>question: answer</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>hz::board::Arguments</name>
    <message>
        <source>Begin with an empty page.</source>
        <translation>从空白页开始。</translation>
    </message>
    <message>
        <source>Where export writes.</source>
        <translation>导出到哪里。</translation>
    </message>
    <message>
        <source>Which pages export takes: 1-3,5.</source>
        <translation>导出哪些页，例如 1-3,5。</translation>
    </message>
</context>
<context>
    <name>hz::board::Arranging</name>
    <message>
        <source>Ungroup</source>
        <translation>取消组合</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组合</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>再来一份</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Insert a picture</source>
        <translation>插入图片</translation>
    </message>
    <message>
        <source>To front</source>
        <translation>移到最前</translation>
    </message>
    <message>
        <source>To back</source>
        <translation>移到最后</translation>
    </message>
    <message>
        <source>The picture on the clipboard is too large: %1 × %2 pixels.</source>
        <translation>剪贴板上的图片太大：%1 × %2 像素。</translation>
    </message>
    <message>
        <source>The picture on the clipboard</source>
        <translation>剪贴板上的图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.gif *.bmp *.webp)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.gif *.bmp *.webp)</translation>
    </message>
    <message>
        <source>Move to the left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
</context>
<context>
    <name>hz::board::BackupsScreen</name>
    <message>
        <source>Made by itself</source>
        <translation>自动备份</translation>
    </message>
    <message>
        <source>Made by hand</source>
        <translation>手动备份</translation>
    </message>
    <message>
        <source>What was here before going back</source>
        <translation>恢复前的内容</translation>
    </message>
    <message>
        <source>There is no backup yet. One is made every day on which something has changed.</source>
        <translation>还没有备份。哪天有改动，哪天就会自动备份一次。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Make a backup now</source>
        <translation>现在备份</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Everything on this board becomes as it was then. What is here now is kept as a backup too, so that you can come back.</source>
        <translation>恢复后，这块白板上的所有课都回到当时的样子。现在的内容也会留作备份，随时可以再恢复回来。</translation>
    </message>
    <message>
        <source>%1
You can go back to a backup. What is here now is kept.</source>
        <translation>%1
可以恢复到一份备份。现在的内容会保留。</translation>
    </message>
    <message>
        <source>Go back to this</source>
        <translation>恢复到这一份</translation>
    </message>
    <message>
        <source>Go back to %1</source>
        <translation>恢复到%1</translation>
    </message>
</context>
<context>
    <name>hz::board::BoardRun</name>
    <message>
        <source>Hezhou Board</source>
        <translation>河州白板</translation>
    </message>
    <message>
        <source>Going back to %1</source>
        <translation>正在恢复到%1</translation>
    </message>
    <message>
        <source>My lessons</source>
        <translation>我的课件</translation>
    </message>
</context>
<context>
    <name>hz::board::BoardSync</name>
    <message>
        <source>Name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>In the bin since</source>
        <translation>放入回收站的时间</translation>
    </message>
    <message>
        <source>Place among the pages</source>
        <translation>第几页</translation>
    </message>
    <message>
        <source>MMM d, hh:mm</source>
        <comment>a day and a time</comment>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>%1, page %2</source>
        <comment>a lesson</comment>
        <translation>%1，第 %2 页</translation>
    </message>
    <message>
        <source>Your lessons are then on every board and computer where you sign in. You can go on without a network at any time.</source>
        <translation>登录后，您的课件在每块白板、每台电脑上都能用。没有网络也能照常上课。</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>%1 lessons were made on this machine by somebody who had not signed in.</source>
        <translation>本机有 %1 个课件是未登录时做的。</translation>
    </message>
    <message>
        <source>They are mine</source>
        <translation>归到我名下</translation>
    </message>
    <message>
        <source>On this machine there are %1 lessons that nobody signed for.</source>
        <translation>本机有 %1 个未登录时做的课件。</translation>
    </message>
    <message>
        <source>%1 lessons are yours now.</source>
        <translation>%1 个课件已归到您名下。</translation>
    </message>
</context>
<context>
    <name>hz::board::BoardWindow</name>
    <message>
        <source>Hezhou Board</source>
        <translation>河州白板</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>New board</source>
        <translation>新建白板</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>打开课件</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>PDF and lessons (*.pdf *.hzl)</source>
        <translation>PDF 和课件 (*.pdf *.hzl)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>New squared board</source>
        <translation>新建方格</translation>
    </message>
    <message>
        <source>New character grid</source>
        <translation>新建田字格</translation>
    </message>
    <message>
        <source>MMM d, hh:mm</source>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>Making a backup</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Everything is as it was on %1.</source>
        <translation>已恢复到%1的样子。</translation>
    </message>
    <message numerus="yes">
        <source>Everything is as it was on %1, but %n files are missing in the backup.</source>
        <translation>
            <numerusform>已恢复到%1的样子，但备份里缺少 %n 个文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Editing</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>View</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课件</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>白板</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Taking over the lessons of this machine</source>
        <translation>正在归入本机的课件</translation>
    </message>
</context>
<context>
    <name>hz::board::Commands</name>
    <message numerus="yes">
        <source>%n lessons recovered.</source>
        <translation>
            <numerusform>已恢复 %n 节课。</numerusform>
        </translation>
    </message>
    <message>
        <source>Commands:
  import FILE…                       bring in PDFs and lesson files (.hzl)
  export LESSON --to FILE [--pages 1-3,5]
                                     write a lesson as .pdf, .png, .svg or .hzl
  list                               the lessons
  recover                            take up what a crash left behind
  sample                             add the sample lesson
</source>
        <translation>命令：
  import 文件…                       导入 PDF 和课件文件（.hzl）
  export 课件 --to 文件 [--pages 1-3,5]
                                     把课件导出为 .pdf、.png、.svg 或 .hzl
  list                               列出课件
  recover                            接上意外中断时留下的内容
  sample                             加入示例课件
</translation>
    </message>
    <message>
        <source>LESSON is an id, an unambiguous beginning of one, or a .hzl file.
</source>
        <translation>“课件”写编号、编号开头的几位（不能有重复）或 .hzl 文件。
</translation>
    </message>
    <message>
        <source>“%1” fits lessons of more than one person; give more of the id.</source>
        <translation>“%1”与不止一个人的课件相符，请多写几位编号。</translation>
    </message>
    <message>
        <source>There is no lesson “%1”.</source>
        <translation>没有课件“%1”。</translation>
    </message>
    <message numerus="yes">
        <source>The lessons of %n other people are left out: they are not signed in here.</source>
        <translation>
            <numerusform>另有 %n 人的课件没有列出：他们没有在本机登录。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hz::board::EmptyHome</name>
    <message>
        <source>No lessons yet. Start a new board, or drop a PDF here.</source>
        <translation>还没有课件。新建一块白板，或把 PDF 拖到这里。</translation>
    </message>
</context>
<context>
    <name>hz::board::EraserPopover</name>
    <message>
        <source>By stroke</source>
        <translation>按笔画</translation>
    </message>
    <message>
        <source>By area</source>
        <translation>按区域</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
</context>
<context>
    <name>hz::board::ExportSheet</name>
    <message>
        <source>Form</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Pictures, PNG</source>
        <translation>图片 PNG</translation>
    </message>
    <message>
        <source>Drawings, SVG</source>
        <translation>矢量图 SVG</translation>
    </message>
    <message>
        <source>Lesson file</source>
        <translation>课件文件</translation>
    </message>
    <message>
        <source>Export the lesson</source>
        <translation>导出课件</translation>
    </message>
    <message>
        <source>Choose where…</source>
        <translation>选择位置…</translation>
    </message>
    <message>
        <source>To print or to send: text can be searched.</source>
        <translation>适合打印和转发，文字可以搜索。</translation>
    </message>
    <message>
        <source>One picture a page.</source>
        <translation>每页一张图片。</translation>
    </message>
    <message>
        <source>One drawing a page, sharp at any size.</source>
        <translation>每页一张图，放大也清晰。</translation>
    </message>
    <message>
        <source>To go on with in Board on another machine; always the whole lesson.</source>
        <translation>拿到另一台机器上接着用，总是包含整个课件。</translation>
    </message>
</context>
<context>
    <name>hz::board::Exporting</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Lesson (*.hzl)</source>
        <translation>课件 (*.hzl)</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation>已导出 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n files were written, from %1 on.</source>
        <translation>
            <numerusform>已导出 %n 个文件，第一个是 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在导出 %1</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>The pages were sent to the printer “%1”.</source>
        <translation>已发送到打印机“%1”。</translation>
    </message>
    <message>
        <source>Printing %1</source>
        <translation>正在打印 %1</translation>
    </message>
</context>
<context>
    <name>hz::board::Finding</name>
    <message>
        <source>Page %1</source>
        <translation>第 %1 页</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Type a command, a lesson, a folder or the number of a page; first letters of the pinyin will do.</source>
        <translation>可以输入功能、课件、文件夹的名字，或者第几页；拼音首字母也行。</translation>
    </message>
</context>
<context>
    <name>hz::board::FolderPopover</name>
    <message>
        <source>Put into a folder</source>
        <translation>放进文件夹</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>不放文件夹</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新文件夹</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>放进去</translation>
    </message>
</context>
<context>
    <name>hz::board::HistoryScreen</name>
    <message>
        <source>There is no earlier version yet. One is kept whenever the lesson is closed after something was changed.</source>
        <translation>还没有以前的版本。改过的课关上时，会自动留一份。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Restore as a copy</source>
        <translation>恢复为副本</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>History of “%1”</source>
        <translation>“%1”的历史</translation>
    </message>
    <message>
        <source>“%1” is a lesson of its own now.</source>
        <translation>已恢复为副本“%1”。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message numerus="yes">
        <source>“%1” is a lesson of its own now, without %n pages that the disk has damaged.</source>
        <translation>
            <numerusform>已恢复为副本“%1”，但有 %n 页被磁盘损坏，没能恢复。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hz::board::HomeScreen</name>
    <message>
        <source>Good morning</source>
        <translation>早上好</translation>
    </message>
    <message>
        <source>Good afternoon</source>
        <translation>下午好</translation>
    </message>
    <message>
        <source>Good evening</source>
        <translation>晚上好</translation>
    </message>
    <message>
        <source>dddd, MMMM d, yyyy</source>
        <translation>yyyy年M月d日&#x3000;dddd</translation>
    </message>
</context>
<context>
    <name>hz::board::InkChooser</name>
    <message>
        <source>How strong and how bright</source>
        <translation>深浅与明暗</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Use this ink</source>
        <translation>用这种颜色</translation>
    </message>
</context>
<context>
    <name>hz::board::Inks</name>
    <message>
        <source>Black</source>
        <translation>墨</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Cyan</source>
        <translation>青</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>棕</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>粉</translation>
    </message>
</context>
<context>
    <name>hz::board::LessonCard</name>
    <message>
        <source>Today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>Yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>MMM d</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>MMM d, yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n pages</source>
        <translation>
            <numerusform>%1 · %n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>白板</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>放回去</translation>
    </message>
    <message>
        <source>More for “%1”</source>
        <translation>“%1”的更多操作</translation>
    </message>
    <message>
        <source>Put back “%1”</source>
        <translation>把“%1”放回去</translation>
    </message>
    <message>
        <source>Take this name</source>
        <translation>就用这个名字</translation>
    </message>
    <message>
        <source>Name of the lesson</source>
        <translation>课件名字</translation>
    </message>
    <message>
        <source>Days left: %1</source>
        <translation>还有 %1 天</translation>
    </message>
    <message>
        <source>Goes today</source>
        <translation>今天清除</translation>
    </message>
</context>
<context>
    <name>hz::board::LessonHost</name>
    <message>
        <source>Lesson of %1</source>
        <translation>%1 的课</translation>
    </message>
    <message>
        <source>MMM d, hh:mm</source>
        <translation>M月d日 hh:mm</translation>
    </message>
    <message>
        <source>The PDF “%1” had not been copied completely and is not at “%2” any more. Plug in what it was on and open this lesson again. What you write is kept.</source>
        <translation>PDF“%1”还没有复制完，现在“%2”处已经没有它了。请插上原来的 U 盘，再打开这节课。您写的内容不会丢。</translation>
    </message>
</context>
<context>
    <name>hz::board::LessonKeeper</name>
    <message>
        <source>Here is another one: “%1”.</source>
        <translation>又来了一份：“%1”。</translation>
    </message>
    <message>
        <source>“%1” is in no folder now.</source>
        <translation>“%1”已从文件夹里拿出来。</translation>
    </message>
    <message>
        <source>“%1” was put into “%2”.</source>
        <translation>“%1”已放进“%2”。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>“%1” was put into the bin.</source>
        <translation>“%1”已放进回收站。</translation>
    </message>
    <message>
        <source>“%1” was put back.</source>
        <translation>“%1”已放回去。</translation>
    </message>
</context>
<context>
    <name>hz::board::LessonScreen</name>
    <message>
        <source>Pen</source>
        <translation>笔</translation>
    </message>
    <message>
        <source>Highlighter</source>
        <translation>荧光笔</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Add page</source>
        <translation>加一页</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>Full width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>The disk is full, so this lesson cannot be saved. Make room on the disk: what you write is kept here and saved as soon as there is some.</source>
        <translation>磁盘已满，这节课暂时存不下。请腾出一些空间：写的内容先留在这里，有空间就自动保存。</translation>
    </message>
    <message>
        <source>The disk cannot be written to, so this lesson cannot be saved. What you write is kept here until you close it.</source>
        <translation>磁盘无法写入，这节课暂时存不了。写的内容会留在这里，直到关闭这节课。</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Laser</source>
        <translation>激光笔</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Only to look at: this lesson was changed by a newer version of Hezhou. Update Hezhou to write here.</source>
        <translation>只能看：这节课被新版本的河州改过。更新程序后才能写。</translation>
    </message>
    <message>
        <source>Only to look at: this lesson is open in another program. Close it there to write here.</source>
        <translation>只能看：这节课正在别的程序里打开着。在那边关上后才能写。</translation>
    </message>
    <message>
        <source>Only to look at: the disk is full. Make room on it and open the lesson again.</source>
        <translation>只能看：磁盘满了。腾出空间后重新打开这节课。</translation>
    </message>
    <message>
        <source>Only to look at: the disk cannot be written to. Ask whoever looks after this computer.</source>
        <translation>只能看：磁盘不能写入。请找管理电脑的老师。</translation>
    </message>
    <message>
        <source>Only to look at: %1</source>
        <translation>只能看：%1</translation>
    </message>
    <message>
        <source>Clear the page</source>
        <translation>清空本页</translation>
    </message>
    <message>
        <source>Two pupils</source>
        <translation>双人书写</translation>
    </message>
    <message>
        <source>Undo left</source>
        <translation>左侧撤销</translation>
    </message>
    <message>
        <source>Undo right</source>
        <translation>右侧撤销</translation>
    </message>
    <message>
        <source>The ink was taken away.</source>
        <translation>这种颜色已移除。</translation>
    </message>
    <message>
        <source>What was written on this page was erased.</source>
        <translation>本页的笔迹已清空。</translation>
    </message>
    <message>
        <source>Fingers move the page</source>
        <translation>手指移动页面</translation>
    </message>
</context>
<context>
    <name>hz::board::LessonShelf</name>
    <message>
        <source>Search lessons</source>
        <translation>找课件</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Make another one</source>
        <translation>再来一份</translation>
    </message>
    <message>
        <source>Put into a folder</source>
        <translation>放进文件夹</translation>
    </message>
    <message>
        <source>Put into the bin</source>
        <translation>放进回收站</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>放回去</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Recent lessons</source>
        <translation>最近的课</translation>
    </message>
    <message>
        <source>No lesson here is called “%1”.</source>
        <translation>这里没有叫“%1”的课件。</translation>
    </message>
    <message numerus="yes">
        <source>The bin is empty. What is put here stays for %n days.</source>
        <translation>
            <numerusform>回收站是空的。放进来的课件会留 %n 天。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no lesson here.</source>
        <translation>这里还没有课件。</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
</context>
<context>
    <name>hz::board::Overview</name>
    <message>
        <source>Back to the page</source>
        <translation>回到本页</translation>
    </message>
    <message numerus="yes">
        <source>%n pages selected</source>
        <translation>
            <numerusform>已选 %n 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n pages</source>
        <translation>
            <numerusform>全部 %n 页</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hz::board::PageCards</name>
    <message>
        <source>Page %1 of %2, selected</source>
        <translation>第 %1 页，共 %2 页，已选中</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
</context>
<context>
    <name>hz::board::PageChoice</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>All pages</source>
        <translation>全部页面</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>本页</translation>
    </message>
    <message>
        <source>Some pages</source>
        <translation>指定页</translation>
    </message>
    <message>
        <source>Which pages, for example 1-3,5</source>
        <translation>哪几页，例如 1-3,5</translation>
    </message>
    <message>
        <source>For example 1-3,5</source>
        <translation>例如 1-3,5</translation>
    </message>
    <message numerus="yes">
        <source>All %n pages</source>
        <translation>
            <numerusform>全部 %n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>This page, %1</source>
        <translation>本页（第 %1 页）</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>选中的 %n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>Write the numbers of pages.</source>
        <translation>请写上页码。</translation>
    </message>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>共 %n 页</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hz::board::PagePopover</name>
    <message>
        <source>Blank</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>Squared</source>
        <translation>方格</translation>
    </message>
    <message>
        <source>Character grid</source>
        <translation>田字格</translation>
    </message>
    <message>
        <source>Rice grid</source>
        <translation>米字格</translation>
    </message>
    <message>
        <source>Ruled</source>
        <translation>横线</translation>
    </message>
    <message>
        <source>Dotted</source>
        <translation>点阵</translation>
    </message>
    <message>
        <source>Pinyin lines</source>
        <translation>拼音四线格</translation>
    </message>
    <message>
        <source>English lines</source>
        <translation>英语四线三格</translation>
    </message>
    <message>
        <source>Music staves</source>
        <translation>五线谱</translation>
    </message>
    <message>
        <source>White paper</source>
        <translation>白纸</translation>
    </message>
    <message>
        <source>Cream paper</source>
        <translation>米黄纸</translation>
    </message>
    <message>
        <source>Green board</source>
        <translation>绿板</translation>
    </message>
    <message>
        <source>Black board</source>
        <translation>黑板</translation>
    </message>
</context>
<context>
    <name>hz::board::PageStrip</name>
    <message>
        <source>Duplicate this page</source>
        <translation>复制本页</translation>
    </message>
    <message>
        <source>Remove this page</source>
        <translation>删除本页</translation>
    </message>
</context>
<context>
    <name>hz::board::PageThumbs</name>
    <message>
        <source>There is no such page.</source>
        <translation>没有这一页。</translation>
    </message>
</context>
<context>
    <name>hz::board::Paging</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>All pages</source>
        <translation>全部页面</translation>
    </message>
    <message>
        <source>Add a page</source>
        <translation>加一页</translation>
    </message>
    <message>
        <source>Duplicate this page</source>
        <translation>复制本页</translation>
    </message>
    <message>
        <source>Remove this page</source>
        <translation>删除本页</translation>
    </message>
    <message>
        <source>Lengthen this page</source>
        <translation>往下加长</translation>
    </message>
    <message>
        <source>Select all pages</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>All %n pages</source>
        <translation>
            <numerusform>全部 %n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>The page was removed.</source>
        <translation>已删除本页。</translation>
    </message>
    <message numerus="yes">
        <source>%n pages were removed.</source>
        <translation>
            <numerusform>已删除 %n 页。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>hz::board::PenPopover</name>
    <message>
        <source>Very thin</source>
        <translation>很细</translation>
    </message>
    <message>
        <source>Thin</source>
        <translation>细</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Thick</source>
        <translation>粗</translation>
    </message>
    <message>
        <source>Very thick</source>
        <translation>很粗</translation>
    </message>
    <message>
        <source>Brush tip</source>
        <translation>笔锋</translation>
    </message>
    <message>
        <source>Even</source>
        <translation>等宽</translation>
    </message>
    <message>
        <source>Own ink</source>
        <translation>自选颜色</translation>
    </message>
    <message>
        <source>%1, own ink</source>
        <translation>%1，自选颜色</translation>
    </message>
</context>
<context>
    <name>hz::board::PlaceBar</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
</context>
<context>
    <name>hz::board::PrintSheet</name>
    <message>
        <source>Pages on a sheet of A4</source>
        <translation>每张 A4 纸印几页</translation>
    </message>
    <message>
        <source>Colour and lines of the page</source>
        <translation>底色和格线</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>不印</translation>
    </message>
    <message>
        <source>Print the lesson</source>
        <translation>打印课件</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Choose where…</source>
        <translation>选择位置…</translation>
    </message>
    <message>
        <source>Looking for printers.</source>
        <translation>正在找打印机。</translation>
    </message>
    <message>
        <source>A PDF file</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>No printer is set up on this machine. Write a PDF and print it where there is one.</source>
        <translation>这台机器没有装打印机。可以存成 PDF，拿到有打印机的地方打印。</translation>
    </message>
</context>
<context>
    <name>hz::board::Questions</name>
    <message>
        <source>Tool bar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Below</source>
        <comment>the tool bar</comment>
        <translation>下边</translation>
    </message>
    <message>
        <source>Left</source>
        <comment>the tool bar</comment>
        <translation>左边</translation>
    </message>
    <message>
        <source>Right</source>
        <comment>the tool bar</comment>
        <translation>右边</translation>
    </message>
    <message>
        <source>Both sides</source>
        <comment>the tool bar</comment>
        <translation>左右都有</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>colours</comment>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>colours</comment>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>跟随电脑</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Fingers</source>
        <translation>手指</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写字</translation>
    </message>
    <message>
        <source>Move the page</source>
        <translation>移动页面</translation>
    </message>
    <message>
        <source>Pen pressure</source>
        <translation>压感笔</translation>
    </message>
    <message>
        <source>Press harder, write broader</source>
        <translation>越用力越粗</translation>
    </message>
    <message>
        <source>Makes no difference</source>
        <translation>粗细不随力度</translation>
    </message>
    <message>
        <source>As the screen</source>
        <translation>跟随屏幕</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Size of the buttons</source>
        <translation>按钮大小</translation>
    </message>
    <message>
        <source>Larger sizes need a screen with more pixels.</source>
        <translation>屏幕像素更多时才能用更大的按钮。</translation>
    </message>
</context>
<context>
    <name>hz::board::Sample</name>
    <message>
        <source>Area of a triangle</source>
        <translation>三角形的面积</translation>
    </message>
    <message>
        <source>The sample lesson could not be unpacked to “%1”.</source>
        <translation>无法将示例课解压到“%1”。</translation>
    </message>
</context>
<context>
    <name>hz::board::SaveBadge</name>
    <message>
        <source>Saved on this computer</source>
        <translation>已保存到本机</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Cannot save at the moment</source>
        <translation>暂时无法保存</translation>
    </message>
    <message>
        <source>Saved on this computer · %1</source>
        <comment>how the sync stands</comment>
        <translation>已保存到本机 · %1</translation>
    </message>
</context>
<context>
    <name>hz::board::SearchField</name>
    <message>
        <source>Search lessons</source>
        <translation>找课件</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清空</translation>
    </message>
</context>
<context>
    <name>hz::board::SettingsPanel</name>
    <message>
        <source>Pen tip</source>
        <translation>笔尖</translation>
    </message>
    <message>
        <source>Pen width</source>
        <translation>笔的粗细</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>hz::board::ShapePopover</name>
    <message>
        <source>Line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>箭头</translation>
    </message>
    <message>
        <source>Two-way arrow</source>
        <translation>双箭头</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>长方形</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Triangle</source>
        <translation>三角形</translation>
    </message>
    <message>
        <source>Right triangle</source>
        <translation>直角三角形</translation>
    </message>
    <message>
        <source>Diamond</source>
        <translation>菱形</translation>
    </message>
</context>
<context>
    <name>hz::board::SittingWords</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>dddd, MMM d</source>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>MMM d, yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <translation>%1–%2</translation>
    </message>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>added %n</source>
        <translation>
            <numerusform>加了 %n 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>moved %n</source>
        <translation>
            <numerusform>移了 %n 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>removed %n</source>
        <translation>
            <numerusform>删了 %n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (as of %2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>MMM d, hh:mm</source>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message numerus="yes">
        <source>changed %n</source>
        <translation>
            <numerusform>改了 %n 页</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hz::board::Upkeep</name>
    <message>
        <source>The disk had damaged what was stored. All of it could be saved.</source>
        <translation>磁盘损坏了已保存的内容，现在已全部救回。</translation>
    </message>
    <message numerus="yes">
        <source>The disk had damaged what was stored. %n documents were saved, not all could be read. The damaged file is kept: %1</source>
        <translation>
            <numerusform>磁盘损坏了已保存的内容。救回了 %n 份，还有一部分读不出来。损坏的文件保留在：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>The disk has damaged something that is stored. It will be repaired when the program is started the next time.</source>
        <translation>磁盘损坏了一部分已保存的内容，下次启动时会修复。</translation>
    </message>
    <message>
        <source>Lessons can only be looked at: a newer version of Hezhou has been used here. Update Hezhou to write.</source>
        <translation>现在只能看，不能写：这里用过更新版本的河州。请更新程序。</translation>
    </message>
    <message>
        <source>Lessons can only be looked at: the disk cannot be written to. Ask whoever looks after this computer.</source>
        <translation>现在只能看，不能写：磁盘不能写入。请找管理电脑的老师。</translation>
    </message>
</context>
<context>
    <name>hz::board::WelcomeScreen</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Welcome to Hezhou Board</source>
        <translation>欢迎使用河州白板</translation>
    </message>
    <message>
        <source>A few choices, and the lesson can begin. Each of them can be changed later.</source>
        <translation>选一选就能开始上课，以后随时可以改。</translation>
    </message>
    <message>
        <source>How do you stand at the board?</source>
        <translation>您习惯站在哪一边？</translation>
    </message>
    <message>
        <source>The tool bar goes where your hand is. A pen always writes; fingers may write as well, or move the page.</source>
        <translation>工具栏放在手边最方便。笔总是用来写字；手指可以写字，也可以用来移动页面。</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>都准备好了</translation>
    </message>
    <message>
        <source>What you write is saved by itself. Everything you chose can be changed under Settings, in the list of More.</source>
        <translation>写下的内容会自动保存。刚才选的都可以在“更多”里的“设置”中修改。</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Look at the sample lesson</source>
        <translation>看看示例课</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>step</comment>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
</context>
<context>
    <name>hz::canvas::PageView</name>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>hz::canvas::TextEditor</name>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
</context>
<context>
    <name>hz::console::Arguments</name>
    <message>
        <source>The rules to check by.</source>
        <translation>用来检查的规则文件。</translation>
    </message>
    <message>
        <source>Only this school, county or prefecture.</source>
        <translation>只看这所学校、这个县市或州。</translation>
    </message>
    <message>
        <source>The census year.</source>
        <translation>普查年份。</translation>
    </message>
    <message>
        <source>How many schools the sample has.</source>
        <translation>示例有多少所学校。</translation>
    </message>
    <message>
        <source>The school of rows that name none.</source>
        <translation>没有写学校的行属于哪所学校。</translation>
    </message>
    <message>
        <source>Show what an import would do.</source>
        <translation>只显示导入会做什么，不写入。</translation>
    </message>
    <message>
        <source>The file that is written.</source>
        <translation>要写出的文件。</translation>
    </message>
    <message>
        <source>The room that this computer stands in, or whose labels are made.</source>
        <translation>本机所在的教室，或要做标签的教室。</translation>
    </message>
    <message>
        <source>What labels are printed on.</source>
        <translation>标签规格。</translation>
    </message>
    <message>
        <source>Money for a plan, or for each of its years: 100,100,100.</source>
        <translation>规划的预算，或逐年的预算：100,100,100。</translation>
    </message>
    <message>
        <source>After how many years a plan retires a machine.</source>
        <translation>规划中机器使用多少年后报废。</translation>
    </message>
    <message>
        <source>How long a plan for years may be bettered.</source>
        <translation>多年规划最多优化多少秒。</translation>
    </message>
    <message>
        <source>Of a new machine, in a plan.</source>
        <translation>规划中一台新机的价格。</translation>
    </message>
    <message>
        <source>The fewest machines that a plan moves at once.</source>
        <translation>规划中一次最少调拨的台数。</translation>
    </message>
    <message>
        <source>What a plan may do: moves or purchases.</source>
        <translation>规划可以做什么：moves（只调拨）或 purchases（只购置）。</translation>
    </message>
    <message>
        <source>Let no machine leave its county in a plan.</source>
        <translation>规划中机器不跨县市调拨。</translation>
    </message>
    <message>
        <source>What is wrong with a machine.</source>
        <translation>设备的故障种类。</translation>
    </message>
    <message>
        <source>What happens, in a few words.</source>
        <translation>几个字说明现象。</translation>
    </message>
    <message>
        <source>A photo of the fault.</source>
        <translation>故障照片。</translation>
    </message>
    <message>
        <source>For how many years a plan is, with a budget for each or one for all.</source>
        <translation>规划管几年，各年预算可以不同，也可以只给一个。</translation>
    </message>
    <message>
        <source>Who signs a census.</source>
        <translation>普查由谁签名。</translation>
    </message>
    <message>
        <source>Why a figure of a census is right.</source>
        <translation>普查数字为什么没有错。</translation>
    </message>
    <message>
        <source>Why a census is sent back.</source>
        <translation>普查为什么退回。</translation>
    </message>
    <message>
        <source>The key that is withdrawn.</source>
        <translation>要作废的密钥。</translation>
    </message>
    <message>
        <source>Keep a plan as a scenario of this name.</source>
        <translation>把规划保存为这个名称的方案。</translation>
    </message>
    <message>
        <source>A scenario to plan by, or several to compare: A,B. By name or id.</source>
        <translation>按哪个已存方案规划；给出几个（甲,乙）则对比。可用名称或编号。</translation>
    </message>
    <message>
        <source>The kit that is booked.</source>
        <translation>要预约的套件。</translation>
    </message>
    <message>
        <source>A day, as 2026-03-05.</source>
        <translation>日期，如 2026-03-05。</translation>
    </message>
    <message>
        <source>Which periods of the day.</source>
        <translation>一天里的节次。</translation>
    </message>
    <message>
        <source>What a room is booked for.</source>
        <translation>教室的用途。</translation>
    </message>
    <message>
        <source>The class that comes.</source>
        <translation>使用的班级。</translation>
    </message>
    <message>
        <source>Who comes with it.</source>
        <translation>使用人。</translation>
    </message>
    <message>
        <source>Every week up to this day.</source>
        <translation>每周重复到这一天。</translation>
    </message>
    <message>
        <source>The address that a line is measured against.</source>
        <translation>线路测速的地址。</translation>
    </message>
    <message>
        <source>An address that takes what is sent.</source>
        <translation>接收上传的地址。</translation>
    </message>
    <message>
        <source>The line that a measurement is kept for.</source>
        <translation>测速结果保存到的线路。</translation>
    </message>
    <message>
        <source>Who runs a line.</source>
        <translation>线路的运营商。</translation>
    </message>
    <message>
        <source>What was contracted, in Mbit/s.</source>
        <translation>签约带宽，Mbit/s。</translation>
    </message>
    <message>
        <source>The same towards the network.</source>
        <translation>上行带宽。</translation>
    </message>
    <message>
        <source>Only transfer orders that stand so.</source>
        <translation>只列出处于该状态的调拨单。</translation>
    </message>
</context>
<context>
    <name>hz::console::BeginScreen</name>
    <message>
        <source>Adding the sample prefecture</source>
        <translation>正在加入示例州</translation>
    </message>
    <message>
        <source>1. Whose rooms and machines</source>
        <translation>1. 您是哪个单位</translation>
    </message>
    <message>
        <source>2. The rules everybody is judged by</source>
        <translation>2. 达标规则</translation>
    </message>
    <message>
        <source>Use rules of our own…</source>
        <translation>使用本单位的规则…</translation>
    </message>
    <message>
        <source>Import my files…</source>
        <translation>导入我的文件…</translation>
    </message>
    <message>
        <source>Or drop them here: lists of schools, people and machines (xlsx, csv), files of inventory agents. Nothing you have is changed by it.</source>
        <translation>或把文件拖到这里：学校、师生数和设备清单（xlsx、csv），采集程序的文件。原文件不会被改动。</translation>
    </message>
    <message>
        <source>Begin without a file</source>
        <translation>不导入文件，直接开始</translation>
    </message>
    <message>
        <source>Begin in three steps</source>
        <translation>三步开始</translation>
    </message>
    <message>
        <source>Unit, rules and data</source>
        <translation>单位、规则和数据</translation>
    </message>
    <message>
        <source>3. Begin with your own data, or try everything first</source>
        <translation>3. 导入自己的数据，或先试用</translation>
    </message>
    <message>
        <source>3. More data</source>
        <translation>3. 继续导入数据</translation>
    </message>
    <message>
        <source>Try it on an invented prefecture</source>
        <translation>用虚构的州试一试</translation>
    </message>
    <message>
        <source>Complete the invented prefecture</source>
        <translation>继续生成虚构的州</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1，第 %2 版</translation>
    </message>
    <message>
        <source>In force from %1.</source>
        <translation>自 %1 起施行。</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s); every one can be read and changed under “Targets”.</source>
        <translation>
            <numerusform>共 %n 条，可在“达标”中查看和修改。</numerusform>
        </translation>
    </message>
    <message>
        <source>Use rules of our own</source>
        <translation>使用本单位的规则</translation>
    </message>
    <message>
        <source>Rules (*.json)</source>
        <translation>规则 (*.json)</translation>
    </message>
    <message>
        <source>Version %1 is in force from %2.</source>
        <translation>第 %1 版自 %2 起施行。</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Lists and agents&apos; files (*.xlsx *.csv *.json *.xml *.ocs)</source>
        <translation>清单和采集文件 (*.xlsx *.csv *.json *.xml *.ocs)</translation>
    </message>
</context>
<context>
    <name>hz::console::BookSheet</name>
    <message>
        <source>Book in</source>
        <translation>入账</translation>
    </message>
    <message>
        <source>Book in a machine</source>
        <translation>设备入账</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Asset number</source>
        <translation>资产编号</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Booked on</source>
        <translation>入账日期</translation>
    </message>
    <message>
        <source>Price in yuan</source>
        <translation>原值（元）</translation>
    </message>
    <message>
        <source>Warranty until</source>
        <translation>保修截止</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Write a day as 2025-09-01.</source>
        <translation>日期写成 2025-09-01 这样。</translation>
    </message>
    <message>
        <source>It needs an asset number or a serial number.</source>
        <translation>要有资产编号或序列号。</translation>
    </message>
    <message>
        <source>Choose the school it belongs to.</source>
        <translation>选好它属于哪个学校。</translation>
    </message>
    <message>
        <source>Write the price as a number of yuan.</source>
        <translation>原值写成多少元的数字。</translation>
    </message>
</context>
<context>
    <name>hz::console::BookingCommand</name>
    <message>
        <source>There is no school with the code “%1”.</source>
        <translation>没有编号为“%1”的学校。</translation>
    </message>
    <message>
        <source>There is no room with the id “%1”.</source>
        <translation>没有编号为“%1”的教室。</translation>
    </message>
    <message>
        <source>Say with --room or --kit what is booked, with --day which day (2026-03-05), with --periods which periods (2-3).</source>
        <translation>请用 --room 或 --kit 写明预约什么，用 --day 写日期（2026-03-05），用 --periods 写节次（2-3）。</translation>
    </message>
    <message>
        <source>“%1” is no day.</source>
        <translation>“%1”不是日期。</translation>
    </message>
    <message numerus="yes">
        <source>Booked: %n time(s)</source>
        <translation>
            <numerusform>已预约%n次</numerusform>
        </translation>
    </message>
    <message>
        <source>Say which booking it is, by its id.</source>
        <translation>请写出预约的编号。</translation>
    </message>
    <message>
        <source>The booking is cancelled.</source>
        <translation>预约已取消。</translation>
    </message>
    <message>
        <source>Say with --school whose line it is and with --down how many Mbit/s it has.</source>
        <translation>请用 --school 写明学校，用 --down 写明下行 Mbit/s。</translation>
    </message>
    <message>
        <source>A line is measured for 1 to %1 seconds.</source>
        <translation>测速时长为1至%1秒。</translation>
    </message>
    <message>
        <source>Say with --url which address is measured against.</source>
        <translation>请用 --url 写明测速地址。</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>What is to be done with bookings: list, add or cancel?</source>
        <translation>预约要做什么：list、add 还是 cancel？</translation>
    </message>
    <message>
        <source>What is to be done with lines: list, add or test?</source>
        <translation>线路要做什么：list、add 还是 test？</translation>
    </message>
</context>
<context>
    <name>hz::console::BookingScreen</name>
    <message>
        <source>Rooms and kits</source>
        <translation>教室和套件</translation>
    </message>
    <message>
        <source>Room or kit</source>
        <translation>教室或套件</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>使用率</translation>
    </message>
    <message>
        <source>How many of this term&apos;s periods so far were booked</source>
        <translation>本学期至今有多少节次被预约</translation>
    </message>
    <message>
        <source>Nothing here can be booked</source>
        <translation>这里没有可预约的</translation>
    </message>
    <message>
        <source>Computer rooms, smart rooms and kits are booked here. Add a kit, or give rooms their kind in the list of rooms.</source>
        <translation>在这里预约计算机教室、智慧教室和套件。可以添加套件，或在教室列表里设置教室类型。</translation>
    </message>
    <message>
        <source>Add a kit</source>
        <translation>添加套件</translation>
    </message>
    <message numerus="yes">
        <source>Booked: %n time(s)</source>
        <translation>
            <numerusform>已预约%n次</numerusform>
        </translation>
    </message>
    <message>
        <source>The booking is changed</source>
        <translation>预约已修改</translation>
    </message>
    <message>
        <source>The periods are changed</source>
        <translation>作息时间已修改</translation>
    </message>
    <message>
        <source>Added: %1</source>
        <translation>已添加：%1</translation>
    </message>
    <message>
        <source>Another school</source>
        <translation>换一所学校</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>一周</translation>
    </message>
    <message>
        <source>All on a day</source>
        <translation>某天全部</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>What can be booked</source>
        <translation>可预约的类型</translation>
    </message>
    <message>
        <source>The week before</source>
        <translation>上一周</translation>
    </message>
    <message>
        <source>The week after</source>
        <translation>下一周</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Book</source>
        <comment>a room</comment>
        <translation>预约</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>改</translation>
    </message>
    <message>
        <source>Cancel the booking</source>
        <translation>取消预约</translation>
    </message>
    <message>
        <source>Only this day</source>
        <translation>只取消这一天</translation>
    </message>
    <message>
        <source>This and all weeks after</source>
        <translation>取消这周和以后各周</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Book a room or a kit</source>
        <translation>预约教室或套件</translation>
    </message>
    <message>
        <source>Confirm the booking</source>
        <translation>确认预约</translation>
    </message>
    <message>
        <source>Periods of the day</source>
        <translation>作息时间</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a share</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>the days of a week</comment>
        <translation>%1至%2</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a day near by</comment>
        <translation>M月d日</translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s) here give way to an earlier one: move them, or cancel them.</source>
        <translation>
            <numerusform>有%n条预约与更早的预约冲突，请改时间或取消。</numerusform>
        </translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>节次</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>使用人</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>The earlier one</source>
        <translation>更早的预约</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>who, what for</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Moved to %1, %2</source>
        <comment>a day, periods</comment>
        <translation>已移到%1，%2</translation>
    </message>
    <message>
        <source>The booking is confirmed</source>
        <translation>预约已确认</translation>
    </message>
    <message>
        <source>The booking is cancelled</source>
        <translation>预约已取消</translation>
    </message>
    <message>
        <source>The bookings from this week on are cancelled</source>
        <translation>已取消这周起的预约</translation>
    </message>
    <message>
        <source>Whose rooms and kits?</source>
        <translation>哪所学校的教室和套件？</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>school, room</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>“%1” could not be written: %2</source>
        <translation>写不进“%1”：%2</translation>
    </message>
    <message>
        <source>The bookings are in “%1”.</source>
        <translation>预约已写入“%1”。</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;Spreadsheet (*.xlsx);;Calendar (*.ics)</source>
        <translation>PDF (*.pdf);;电子表格 (*.xlsx);;日历 (*.ics)</translation>
    </message>
    <message>
        <source>Print or export</source>
        <translation>打印或导出</translation>
    </message>
</context>
<context>
    <name>hz::console::BookingSheet</name>
    <message>
        <source>d MMM yyyy, ddd</source>
        <comment>a day that is chosen</comment>
        <translation>yyyy年M月d日 ddd</translation>
    </message>
    <message>
        <source>Room or kit</source>
        <translation>教室或套件</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>First period</source>
        <translation>开始节次</translation>
    </message>
    <message>
        <source>Last period</source>
        <translation>结束节次</translation>
    </message>
    <message>
        <source>to</source>
        <comment>from period 2 to period 3</comment>
        <translation>至</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>节次</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Programming, lesson 3</source>
        <translation>编程第3课</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>Grade 3, class 1</source>
        <translation>三年级1班</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>使用人</translation>
    </message>
    <message>
        <source>Every week until</source>
        <translation>每周重复到</translation>
    </message>
    <message>
        <source>Somebody has to confirm it</source>
        <translation>需要别人确认</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Book a room or a kit</source>
        <translation>预约教室或套件</translation>
    </message>
    <message>
        <source>Change the booking</source>
        <translation>修改预约</translation>
    </message>
    <message>
        <source>Book</source>
        <comment>a room</comment>
        <translation>预约</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>改</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>period, its time</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The last period is before the first one.</source>
        <translation>结束节次早于开始节次。</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>a day, who, what for</comment>
        <translation>%1：%2，%3</translation>
    </message>
    <message numerus="yes">
        <source>Taken already: %1 and %n more.</source>
        <translation>
            <numerusform>已被占用：%1，另有%n处。</numerusform>
        </translation>
    </message>
    <message>
        <source>; </source>
        <comment>between bookings</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>Taken already: %1.</source>
        <translation>已被占用：%1。</translation>
    </message>
    <message numerus="yes">
        <source>Free in all %n week(s).</source>
        <translation>
            <numerusform>%n周都空闲。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hz::console::CameraPane</name>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Other camera</source>
        <translation>换一个摄像头</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Scan with a camera</source>
        <translation>用摄像头扫码</translation>
    </message>
    <message>
        <source>The camera is being opened…</source>
        <translation>正在打开摄像头…</translation>
    </message>
</context>
<context>
    <name>hz::console::Census</name>
    <message numerus="yes">
        <source>%n to mend</source>
        <translation>
            <numerusform>%n 处要改正</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to explain</source>
        <translation>
            <numerusform>%n 处要说明</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between what is left to do</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>hz::console::CensusBook</name>
    <message>
        <source>The census of %1 is submitted, version %2.</source>
        <translation>%1的普查已上报，第 %2 版。</translation>
    </message>
    <message>
        <source>The census of %1 was submitted before, with the same figures.</source>
        <translation>%1的普查已上报过，数字相同。</translation>
    </message>
    <message>
        <source>The census of %1 is accepted.</source>
        <translation>%1的普查已通过。</translation>
    </message>
    <message>
        <source>The census of %1 is sent back.</source>
        <translation>%1的普查已退回修改。</translation>
    </message>
    <message>
        <source>The census of %1 is taken back.</source>
        <translation>%1的普查已撤回。</translation>
    </message>
    <message>
        <source>Of %1 this version counts; the other one is kept behind it.</source>
        <translation>%1以这一份为准，另一份留作记录。</translation>
    </message>
    <message>
        <source>%1 is added up, version %2.</source>
        <translation>%1已汇总，第 %2 版。</translation>
    </message>
    <message>
        <source>Nothing has changed: %1 was added up with the same figures before.</source>
        <translation>没有变化：%1已汇总过，数字相同。</translation>
    </message>
    <message>
        <source>Nobody has signed in: everything is allowed on this computer</source>
        <translation>未登录：在这台电脑上什么都可以办理</translation>
    </message>
    <message>
        <source>%1 belongs to no unit</source>
        <comment>an account</comment>
        <translation>%1不属于任何单位</translation>
    </message>
    <message>
        <source>%1 acts for %2</source>
        <comment>an account, its units</comment>
        <translation>%1，代表%2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between units</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>The key of %1 speaks for %2 from now on.</source>
        <comment>a person, a unit</comment>
        <translation>%1 的密钥从现在起代表 %2。</translation>
    </message>
</context>
<context>
    <name>hz::console::CensusCommand</name>
    <message>
        <source>There is no census yet. Name the year with --year.</source>
        <translation>还没有普查。请用 --year 指明年份。</translation>
    </message>
    <message>
        <source>“%1” is no school. What a county or the prefecture hands in is added up: census rollup.</source>
        <translation>“%1”不是学校。县和州的普查由汇总得出：census rollup。</translation>
    </message>
    <message>
        <source>Nothing is submitted: %1. A warning is explained with --explain CHECK=WHY.</source>
        <translation>没有上报：%1。提醒可用 --explain 核对项=原因 说明。</translation>
    </message>
    <message>
        <source>Submitted: version %1, %2.</source>
        <translation>已上报：第 %1 版，%2。</translation>
    </message>
    <message>
        <source>This was submitted before: version %1.</source>
        <translation>已上报过：第 %1 版。</translation>
    </message>
    <message>
        <source>“%1” has submitted nothing for %2.</source>
        <translation>“%1”还没有上报 %2 年的普查。</translation>
    </message>
    <message>
        <source>The form has no figure “%1”.</source>
        <translation>普查表里没有“%1”这一项。</translation>
    </message>
    <message>
        <source>The sum cannot be found again.</source>
        <translation>找不到刚做的汇总。</translation>
    </message>
    <message>
        <source>Added up: %1 returns, %2 units are missing.</source>
        <translation>已汇总 %1 份，缺 %2 个单位。</translation>
    </message>
    <message>
        <source>“%1” is not added up yet: census rollup.</source>
        <translation>“%1”还没有汇总：census rollup。</translation>
    </message>
    <message numerus="yes">
        <source>Of %n unit(s) something was signed where nobody had signed in.</source>
        <translation>
            <numerusform>有%n个单位的签名是在未登录时签的。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n unit(s) something was signed by somebody who may not. It does not count: %1</source>
        <translation>
            <numerusform>有%n个单位出现无权人员的签名，不予计入：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between codes</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>This computer no longer knows this key by word of mouth.</source>
        <translation>本机不再凭口头告知认可这个密钥。</translation>
    </message>
    <message>
        <source>This computer believes that the key speaks for “%1”. From now on only keys that are named count here.</source>
        <translation>本机认可这个密钥代表“%1”。从现在起，在本机只有登记过的密钥才算数。</translation>
    </message>
    <message>
        <source>The key speaks for “%1” from now on.</source>
        <translation>这个密钥从现在起代表“%1”。</translation>
    </message>
    <message>
        <source>Nothing that this key has signed or signs counts any more.</source>
        <translation>这个密钥签过的和以后签的都不再算数。</translation>
    </message>
    <message>
        <source>What this key signed, as far as it is known here, counts; nothing else does any more.</source>
        <translation>本机已收到的、由这个密钥签名的内容仍然算数；其余一律不再算数。</translation>
    </message>
    <message>
        <source>(this computer&apos;s)</source>
        <translation>（本机）</translation>
    </message>
    <message>
        <source>  census list|rollup [--scope CODE] [--year YEAR]
  census show|submit|accept|sendback|takeback --scope CODE [--year YEAR]
         [--by NAME] [--explain CHECK=WHY;…] [--remark TEXT|FIGURE=TEXT;…]
         [--to FILE.{pdf,xlsx,docx}]
                                     the census form: how far schools are, hand in,
                                     accept, send back, add up
  census keys
  census trust --key KEY|own [--scope CODE]
  census name --key KEY --scope CODE
  census withdraw --key KEY [--keep known|nothing]
                                     whose keys this computer believes by word of
                                     mouth; name those of units below; end one
</source>
        <translation>  census list|rollup [--scope 代码] [--year 年份]
  census show|submit|accept|sendback|takeback --scope 代码 [--year 年份]
         [--by 姓名] [--explain 核对项=原因;…] [--remark 意见|指标=意见;…]
         [--to 文件.{pdf,xlsx,docx}]
                                     普查：各校进度、上报、通过、退回修改、
                                     汇总，show --to 写成文件
  census keys
  census trust --key 密钥|own [--scope 代码]
  census name --key 密钥 --scope 代码
  census withdraw --key 密钥 [--keep known|nothing]
                                     密钥：本机认可谁的、登记下级单位的、
                                     作废（known 保留已收到的，nothing 全部不算）
</translation>
    </message>
</context>
<context>
    <name>hz::console::CensusForm</name>
    <message>
        <source>Students</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>Full-time teachers</source>
        <translation>专任教师</translation>
    </message>
    <message>
        <source>People and classes</source>
        <translation>师生与班级</translation>
    </message>
    <message>
        <source>Census of %1, locked: it is as it was reported</source>
        <translation>%1普查，已锁定，只能查看</translation>
    </message>
    <message>
        <source>Census of %1, open</source>
        <translation>%1普查，可修改</translation>
    </message>
    <message>
        <source>Nobody has reported for %1 yet</source>
        <translation>%1年还没有上报</translation>
    </message>
    <message>
        <source>What the rules ask</source>
        <translation>规则要填的项目</translation>
    </message>
    <message>
        <source>—</source>
        <comment>not answered</comment>
        <translation>—</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>2025-09-01</source>
        <comment>how a day is typed</comment>
        <translation>2025-09-01</translation>
    </message>
    <message>
        <source>“%1” is no amount of money.</source>
        <translation>“%1”不是金额。</translation>
    </message>
    <message>
        <source>“%1” is no whole number.</source>
        <translation>“%1”不是整数。</translation>
    </message>
    <message>
        <source>“%1” is no day; 2025-09-01 would be one.</source>
        <translation>“%1”不是日期，日期写作 2025-09-01。</translation>
    </message>
</context>
<context>
    <name>hz::console::ChangeSheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 are so already.</source>
        <translation>%1本来就是这样。</translation>
    </message>
    <message numerus="yes">
        <source>%n more change(s) of this kind.</source>
        <translation>
            <numerusform>还有 %n 种改动没有列出。</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>an empty value</comment>
        <translation>空</translation>
    </message>
    <message>
        <source>%1 → %2, %3</source>
        <comment>from, to, of how many machines</comment>
        <translation>%1 → %2，%3</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>还有 %n 条。</numerusform>
        </translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>改 %1</translation>
    </message>
</context>
<context>
    <name>hz::console::ChangeSource</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>After the import</source>
        <translation>导入后</translation>
    </message>
</context>
<context>
    <name>hz::console::CheckPane</name>
    <message>
        <source>Check</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Which rows</source>
        <translation>哪些行</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>Rows with problems</source>
        <translation>有问题的行</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>会有什么变化</translation>
    </message>
    <message>
        <source>Export problems</source>
        <translation>导出问题</translation>
    </message>
    <message>
        <source>Being checked …</source>
        <translation>正在检查……</translation>
    </message>
    <message>
        <source>Nothing is wrong with any row.</source>
        <translation>每一行都没有问题。</translation>
    </message>
    <message>
        <source>There are no such rows.</source>
        <translation>没有这样的行。</translation>
    </message>
    <message numerus="yes">
        <source>Decide %n doubtful one(s)</source>
        <translation>
            <numerusform>判断 %n 台疑似的</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln row(s)</source>
        <translation>
            <numerusform>导入 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to import</source>
        <translation>没有可导入的</translation>
    </message>
    <message numerus="yes">
        <source>of %n list(s)</source>
        <translation>
            <numerusform>共 %n 份清单</numerusform>
        </translation>
    </message>
    <message>
        <source>New and unchanged rows</source>
        <translation>新增和未变的行</translation>
    </message>
    <message>
        <source>Take back the last answer</source>
        <translation>撤回上一个判断</translation>
    </message>
</context>
<context>
    <name>hz::console::ClassSheet</name>
    <message>
        <source>Issue machines to a class</source>
        <translation>给班级发设备</translation>
    </message>
    <message>
        <source>Grade 3, class 1</source>
        <comment>an example of a class</comment>
        <translation>三（1）班</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>One pupil a line, or paste a column of a spreadsheet. Without names pupils are numbered.</source>
        <translation>每行一名学生，也可以粘贴表格里的一列。不写姓名就按号数发。</translation>
    </message>
    <message>
        <source>Pupils</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
</context>
<context>
    <name>hz::console::Collect</name>
    <message>
        <source>“%1” is not understood.</source>
        <translation>不明白“%1”。</translation>
    </message>
    <message>
        <source>Name the file or folder with “--to”, such as pc.json.</source>
        <translation>请用 “--to” 写明文件或文件夹，例如 pc.json。</translation>
    </message>
    <message>
        <source>“%1” does not end in .json.</source>
        <translation>“%1” 不是以 .json 结尾。</translation>
    </message>
    <message>
        <source>The serial number could not be read. Run it as administrator, or write the number into the list later.</source>
        <translation>读不到序列号。请以管理员身份运行，或以后在清单里补上。</translation>
    </message>
</context>
<context>
    <name>hz::console::ColumnPane</name>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between samples</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>stage, students or classes or teachers</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 (10,000 yuan)</source>
        <translation>%1（万元）</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列对应</translation>
    </message>
    <message>
        <source>Agents&apos; reports name their parts themselves: no columns have to be matched. Tags that agents were installed with are rooms of the school.</source>
        <translation>采集文件自己写明了各项，不用对应列。安装采集程序时填的标签就是学校里的房间。</translation>
    </message>
    <message>
        <source>What a row is</source>
        <translation>一行是什么</translation>
    </message>
    <message>
        <source>School of all rows</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>文字编码</translation>
    </message>
    <message>
        <source>Name of this kind of list</source>
        <translation>这种清单叫什么</translation>
    </message>
    <message>
        <source>Remember</source>
        <translation>记住</translation>
    </message>
    <message>
        <source>Lists with the same titles are understood like this from now on</source>
        <translation>以后表头相同的清单都照这样对应</translation>
    </message>
    <message>
        <source>Choose a school</source>
        <translation>选择学校</translation>
    </message>
    <message>
        <source>As each row, or the heading, says</source>
        <translation>按各行或表头写的</translation>
    </message>
    <message>
        <source>as remembered: %1</source>
        <translation>照“%1”</translation>
    </message>
    <message>
        <source>titles in row %1</source>
        <translation>表头在第 %1 行</translation>
    </message>
    <message>
        <source>a list without titles</source>
        <translation>没有表头</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>第 %1 列</translation>
    </message>
    <message>
        <source>Field of “%1”</source>
        <translation>“%1”是什么</translation>
    </message>
</context>
<context>
    <name>hz::console::Commands</name>
    <message>
        <source>“%1” is no year.</source>
        <translation>“%1”不是年份。</translation>
    </message>
    <message>
        <source>“%1” is not understood.</source>
        <translation>不明白“%1”。</translation>
    </message>
    <message>
        <source>%1 is counted nowhere. %2</source>
        <translation>%1 没有计入统计。%2</translation>
    </message>
    <message>
        <source>There is no school, county or prefecture with the code “%1”.</source>
        <translation>没有代码为“%1”的学校、县市或州。</translation>
    </message>
    <message>
        <source>%1 met, %2 not, %3 without data</source>
        <translation>达标 %1，未达标 %2，无数据 %3</translation>
    </message>
    <message>
        <source>“%1” is no number of schools.</source>
        <translation>“%1”不是学校数。</translation>
    </message>
    <message>
        <source>%1 schools, %2 rooms, %3 machines.</source>
        <translation>学校 %1 所，教室 %2 间，设备 %3 台。</translation>
    </message>
    <message>
        <source>There is nothing to report on: no school and no unit is known yet. Import the list of schools first.</source>
        <translation>没有可以报告的内容：还没有任何学校和单位。请先导入学校名单。</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>命令：</translation>
    </message>
    <message>
        <source>  check [--rules FILE] [--scope CODE] [--year YEAR]
                                     how every unit stands by every rule
</source>
        <translation>  check [--rules 文件] [--scope 代码] [--year 年份]
                                     逐条规则检查每个单位
</translation>
    </message>
    <message>
        <source>  collect --to FILE.json|FOLDER [--room CODE]
                                     what this computer is, for an import; needs no profile
</source>
        <translation>  collect --to 文件.json|文件夹 [--room 代码]
                                     采集本机信息供导入，无需用户数据
</translation>
    </message>
    <message>
        <source>  import [--dry-run] [--school CODE] [--year YEAR] FILE…
                                     machines, schools or people from spreadsheets,
                                     machines from agents&apos; files and folders
</source>
        <translation>  import [--dry-run] [--school 代码] [--year 年份] 文件…
                                     从表格导入设备、学校或师生数，
                                     从采集程序的文件和文件夹导入设备
</translation>
    </message>
    <message>
        <source>  label --to FILE.pdf [--scope CODE] [--room CODE] [--sheet NAME]
                                     labels with codes for the machines
</source>
        <translation>  label --to 文件.pdf [--scope 代码] [--room 代码] [--sheet 规格]
                                     为设备打印带码的标签
</translation>
    </message>
    <message>
        <source>  plan [--budget YUAN[,YUAN…]] [--only moves|purchases] [--within-counties]
       [--lot N] [--price YUAN] [--life N] [--seconds N] [--scope CODE]
       [--year YEAR] [--rules FILE]
                                     what to move, repair and buy so that schools have enough computers
</source>
        <translation>  plan [--budget 元[,元…]] [--only moves|purchases] [--within-counties]
       [--lot 台数] [--price 元] [--life 年数] [--seconds 秒] [--scope 代码]
       [--year 年份] [--rules 文件]
                                     调拨、修复、购置哪些机器，让各校计算机达标
</translation>
    </message>
    <message>
        <source>  sample [--schools N]               an invented prefecture to try things on
</source>
        <translation>  sample [--schools 数量]            生成一个虚构的州用来试用
</translation>
    </message>
    <message>
        <source>“%1” is no budget.</source>
        <translation>“%1”不是预算。</translation>
    </message>
    <message>
        <source>“%1” is no number for %2.</source>
        <translation>“%1”不能作为 %2 的数值。</translation>
    </message>
    <message>
        <source>“%1” is neither “moves” nor “purchases”.</source>
        <translation>“%1”既不是 moves 也不是 purchases。</translation>
    </message>
    <message>
        <source>%1 of %2 schools have enough computers now, %3 when this is done. It costs %4.</source>
        <translation>%2 所学校中现有 %1 所计算机达标，完成后 %3 所达标，花费 %4。</translation>
    </message>
    <message>
        <source>%1 change their use, %2 are repaired, %3 moved, %4 bought.</source>
        <translation>校内调整 %1 台，修复 %2 台，调拨 %3 台，购置 %4 台。</translation>
    </message>
    <message>
        <source>%1 from %2 to %3: %4</source>
        <translation>%2 → %3 %1 台：%4</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between reasons</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>%1 new ones for %2: %3</source>
        <translation>%2 购置 %1 台：%3</translation>
    </message>
    <message>
        <source>Year %1: %2 of %3 schools have enough computers; %4 spent, %5 machines retired.</source>
        <translation>第 %1 年：%3 所学校中 %2 所达标；花费 %4，报废 %5 台。</translation>
    </message>
    <message>
        <source>Year %1: %2 new ones for %3: %4</source>
        <translation>第 %1 年：为%3购置 %2 台：%4</translation>
    </message>
    <message>
        <source>At most %1 % from the best.</source>
        <translation>与最优方案相差不超过 %1%。</translation>
    </message>
    <message>
        <source>  fault CODE --fault KIND [--note TEXT] [--photo FILE]
                                     report a fault of the machine with this code
</source>
        <translation>  fault 编号 --fault 种类 [--note 说明] [--photo 文件]
                                     为这个编号的设备报修
</translation>
    </message>
    <message>
        <source>  inspections [--scope CODE]         inspections that are due or overdue
</source>
        <translation>  inspections [--scope 代码]         待检和逾期的巡检
</translation>
    </message>
    <message>
        <source>  tickets [--scope CODE]             faults that are still to be put right
</source>
        <translation>  tickets [--scope 代码]             还没修好的报修单
</translation>
    </message>
    <message>
        <source>%1 years need one budget for all or %1 budgets.</source>
        <translation>%1 年要么给一个各年相同的预算，要么给 %1 个预算。</translation>
    </message>
    <message>
        <source>At most %1 scenarios are compared; these are %2.</source>
        <translation>最多对比 %1 个方案，现在是 %2 个。</translation>
    </message>
    <message>
        <source>“%1” ends neither in .xlsx nor in .pdf nor in .docx.</source>
        <translation>“%1”的文件名要以 .xlsx、.pdf 或 .docx 结尾。</translation>
    </message>
    <message>
        <source>       [--keep NAME] [--scenario NAME[,NAME…]] [--to FILE.{xlsx,pdf,docx}]
                                     keep it as a scenario, work one out again, or compare two to four
</source>
        <translation>       [--keep 名称] [--scenario 名称[,名称…]] [--to 文件.{xlsx,pdf,docx}]
                                     保存为方案、按已存方案重算，或对比两到四个方案
</translation>
    </message>
    <message>
        <source>  booking list [--scope SCHOOL] [--day DATE] | booking cancel ID
  booking add --room ID|--kit ID --day DATE --periods 2-3 [--purpose TEXT]
       [--class NAME] [--person NAME] [--until DATE]
                                     rooms and kits for periods of a day
</source>
        <translation>  booking list [--scope 学校] [--day 日期] | booking cancel 编号
  booking add --room 编号|--kit 编号 --day 日期 --periods 2-3 [--purpose 用途]
       [--class 班级] [--person 姓名] [--until 日期]
                                     按节次预约教室和套件
</translation>
    </message>
    <message>
        <source>  line list [--scope CODE] | line add --school CODE --down N [--up N] [--operator NAME]
  line test --url URL [--upload URL] [--line ID] [--seconds N]
                                     lines of schools; what this one is good for
</source>
        <translation>  line list [--scope 编号] | line add --school 编号 --down N [--up N] [--operator 名称]
  line test --url 网址 [--upload 网址] [--line 编号] [--seconds N]
                                     学校的线路；本机线路测速
</translation>
    </message>
    <message numerus="yes">
        <source>%n transfer order(s) made as drafts: see “transfers list”.</source>
        <translation>
            <numerusform>已生成 %n 张调拨单草稿，见“transfers list”。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” ends in none of .pdf, .xlsx and .docx.</source>
        <translation>“%1”的扩展名不是 .pdf、.xlsx 或 .docx。</translation>
    </message>
    <message>
        <source>  report --to FILE.{pdf,xlsx,docx} [--scope CODE] [--year YEAR] [--rules FILE]
                                     a printable report of a school or an area
  report inspection ID --to FILE     the sheet of an inspection
  report stocktake [ID] --to FILE    what a stocktake came to; the latest one
</source>
        <translation>  report --to FILE.{pdf,xlsx,docx} [--scope CODE] [--year YEAR] [--rules FILE]
                                     可打印的学校或地区报告
  report inspection ID --to FILE     巡检表
  report stocktake [ID] --to FILE    盘点报告，默认最近一次
</translation>
    </message>
</context>
<context>
    <name>hz::console::ComparePane</name>
    <message>
        <source>Side by side</source>
        <translation>并排对比</translation>
    </message>
    <message>
        <source>Export comparison</source>
        <translation>导出对比</translation>
    </message>
    <message>
        <source>Scenarios side by side</source>
        <translation>方案对比</translation>
    </message>
    <message>
        <source>No scenario is kept yet</source>
        <translation>还没有保存的方案</translation>
    </message>
    <message>
        <source>Plan a year or several, then keep what you want to compare.</source>
        <translation>先做一年或几年的规划，再把要对比的保存下来。</translation>
    </message>
    <message>
        <source>Plan this year</source>
        <translation>去做今年规划</translation>
    </message>
    <message>
        <source>Kept scenarios</source>
        <translation>已存方案</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Ten thousand yuan</source>
        <translation>万元</translation>
    </message>
    <message>
        <source>Name of the scenario</source>
        <translation>方案名称</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>tick two to four scenarios</source>
        <translation>勾选两到四个方案</translation>
    </message>
    <message>
        <source>the first four that are ticked</source>
        <translation>只比较勾选的前四个</translation>
    </message>
    <message>
        <source>in brackets: against the first</source>
        <translation>括号内：与第一个方案相比</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Kept by %1 on %2, census of %3. %4 of %5 schools have enough.</source>
        <translation>%1 于 %2 保存，按 %3 年普查。%5 所学校中 %4 所达标。</translation>
    </message>
    <message>
        <source>Renamed: %1</source>
        <translation>已改名：%1</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation>已删除：%1</translation>
    </message>
</context>
<context>
    <name>hz::console::ConsoleSync</name>
    <message>
        <source>Rooms, machines and tickets are then the same on every computer of your unit. You can go on without a network at any time.</source>
        <translation>登录后，教室、设备和报修在本单位每台电脑上都一致。没有网络也能照常使用。</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Rooms and machines</source>
        <translation>教室和设备</translation>
    </message>
    <message>
        <source>Say first whose rooms and machines these are: until then they stay on this computer.</source>
        <translation>请先说明这些教室和设备属于哪个单位，之前只保存在本机。</translation>
    </message>
    <message>
        <source>Say whose they are</source>
        <translation>选择单位</translation>
    </message>
</context>
<context>
    <name>hz::console::ConsoleWindow</name>
    <message>
        <source>Hezhou</source>
        <translation>河州</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>管家</translation>
    </message>
    <message>
        <source>Hezhou Console</source>
        <translation>河州管家</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Find schools, machines, rules</source>
        <translation>搜学校、设备、规则</translation>
    </message>
    <message>
        <source>The census year that is looked at</source>
        <translation>正在看的普查年份</translation>
    </message>
    <message>
        <source>%1</source>
        <comment>a census year</comment>
        <translation>%1年</translation>
    </message>
    <message>
        <source>The whole prefecture</source>
        <translation>全州总览</translation>
    </message>
    <message>
        <source>Schools</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Written to “%1”.</source>
        <translation>已写入“%1”。</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>教室</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>去</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Change rules</source>
        <translation>改规则</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Filter the list, or search</source>
        <translation>筛选列表，或搜索</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>The invented prefecture is not complete.</source>
        <translation>虚构的州还没有生成完。</translation>
    </message>
    <message>
        <source>Complete it</source>
        <translation>继续生成</translation>
    </message>
    <message>
        <source>Unit and data</source>
        <translation>单位和数据</translation>
    </message>
    <message>
        <source>Stocktake</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>规划</translation>
    </message>
    <message>
        <source>Plan for computers</source>
        <translation>计算机规划</translation>
    </message>
    <message>
        <source>Doubtful pairs</source>
        <translation>疑似同一台</translation>
    </message>
    <message>
        <source>Issue and return</source>
        <translation>领用归还</translation>
    </message>
    <message>
        <source>Upkeep</source>
        <translation>运维</translation>
    </message>
    <message>
        <source>Census</source>
        <translation>普查</translation>
    </message>
    <message>
        <source>Transfer orders</source>
        <translation>调拨单</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Tasks and money</source>
        <translation>任务与经费</translation>
    </message>
</context>
<context>
    <name>hz::console::CountList</name>
    <message>
        <source>d MMM HH:mm:ss</source>
        <translation>M月d日 HH:mm:ss</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>kind, model</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到</translation>
    </message>
    <message>
        <source>Out of place</source>
        <translation>不该在此</translation>
    </message>
    <message>
        <source>Scanned already</source>
        <translation>扫过了</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>查无此码</translation>
    </message>
    <message>
        <source>Several machines</source>
        <translation>对应多台</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Booked at</source>
        <translation>账上位置</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>扫码时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>扫码人</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>Stocktake of %1</source>
        <translation>%1盘点</translation>
    </message>
    <message>
        <source>Counted by %1 from %2 to %3.</source>
        <translation>盘点人%1，%2至%3。</translation>
    </message>
    <message>
        <source>Counted by %1 since %2; it goes on.</source>
        <translation>盘点人%1，%2开始，还在进行。</translation>
    </message>
    <message>
        <source>%1 found, %2 missing, %3 out of place, %4 codes not known.</source>
        <translation>找到%1台，缺少%2台，不在账上位置%3台，不认识的码%4个。</translation>
    </message>
    <message>
        <source>Stocktake</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>盘点人</translation>
    </message>
    <message>
        <source>For the school</source>
        <translation>学校负责人</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>hz::console::DecidePane</name>
    <message>
        <source>Take back the last answer</source>
        <translation>撤回上一个判断</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>回到清单</translation>
    </message>
    <message>
        <source>row %1 of “%2”</source>
        <translation>“%2”第 %1 行</translation>
    </message>
    <message>
        <source>Without a number</source>
        <translation>没有编号</translation>
    </message>
    <message>
        <source>row %1 of the same list</source>
        <translation>同一份清单第 %1 行</translation>
    </message>
    <message>
        <source>in the inventory</source>
        <translation>台账里的</translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>还剩 %n 台</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hz::console::DefinitionsForm</name>
    <message>
        <source>Teachers</source>
        <translation>教师</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>Tablets</source>
        <translation>平板</translation>
    </message>
    <message>
        <source>One machine a person</source>
        <translation>一人一机</translation>
    </message>
    <message>
        <source>Share of schools, %</source>
        <translation>学校占比（%）</translation>
    </message>
    <message>
        <source>Days in repair that count</source>
        <translation>维修计入天数</translation>
    </message>
    <message>
        <source>Small schools count as</source>
        <translation>小规模学校按人数</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>带宽</translation>
    </message>
</context>
<context>
    <name>hz::console::DeskScreen</name>
    <message>
        <source>Census by school</source>
        <translation>各校普查</translation>
    </message>
    <message>
        <source>Filter by name or code</source>
        <translation>按名称或代码筛选</translation>
    </message>
    <message>
        <source>Add up</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>History</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县市</translation>
    </message>
    <message>
        <source>County: %1</source>
        <translation>县市：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n state(s)</source>
        <translation>
            <numerusform>%n 种状态</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln 个单位</numerusform>
        </translation>
    </message>
    <message>
        <source>Begin %1</source>
        <comment>a census year</comment>
        <translation>开始 %1 年普查</translation>
    </message>
    <message>
        <source>%1, last year %2</source>
        <translation>%1，去年 %2</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>在校生</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message numerus="yes">
        <source>%n to mend</source>
        <translation>
            <numerusform>%n 处要改正</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to explain</source>
        <translation>
            <numerusform>%n 处要说明</numerusform>
        </translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>not valid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>Accepted below</source>
        <translation>下级已通过</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Missing in the sum</source>
        <translation>汇总里缺</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>填报</translation>
    </message>
    <message>
        <source>Look through</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>%1: %2 of %3 accepted</source>
        <comment>area, counts</comment>
        <translation>%1：已通过 %2 / %3</translation>
    </message>
    <message>
        <source>nobody has signed in</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>one by somebody who may not; it does not count</source>
        <translation>有一个签名出自无权人员，不予计入</translation>
    </message>
    <message>
        <source>Signed without the right</source>
        <translation>无权签名</translation>
    </message>
    <message>
        <source>%1: it does not count</source>
        <comment>how many units</comment>
        <translation>%1个，不予计入</translation>
    </message>
    <message>
        <source>Signed without an account</source>
        <translation>未登录签名</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>修改</translation>
    </message>
</context>
<context>
    <name>hz::console::DeskSource</name>
    <message>
        <source>School or area</source>
        <translation>学校或地区</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县市</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>在校生</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>增减</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>Last done</source>
        <translation>最近处理</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经手人</translation>
    </message>
    <message>
        <source>signature</source>
        <translation>签名有误</translation>
    </message>
    <message numerus="yes">
        <source>%n to mend</source>
        <translation>
            <numerusform>%n 处要改正</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to explain</source>
        <translation>
            <numerusform>%n 处要说明</numerusform>
        </translation>
    </message>
    <message>
        <source>signed without the right</source>
        <translation>无权签名</translation>
    </message>
</context>
<context>
    <name>hz::console::DeviceCells</name>
    <message>
        <source>%1 %2</source>
        <comment>school, room</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2 %3-%4</source>
        <comment>school, room, row and number of the seat</comment>
        <translation>%1 %2 %3-%4</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>maker, model</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Asset number</source>
        <translation>资产编号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>机龄</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>使用人</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Warranty until</source>
        <translation>保修截止</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近出现</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>new</source>
        <translation>1 年内</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n 年</numerusform>
        </translation>
    </message>
    <message>
        <source>row %1, seat %2</source>
        <translation>%1 排 %2 座</translation>
    </message>
</context>
<context>
    <name>hz::console::DeviceEditor</name>
    <message>
        <source>Book in</source>
        <translation>入账</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>%1: it is so already, nothing was changed.</source>
        <translation>%1：本来就是这样，没有改动。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what was done, with how many machines</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>hz::console::DeviceExport</name>
    <message>
        <source>Machines</source>
        <translation>设备</translation>
    </message>
</context>
<context>
    <name>hz::console::DeviceFilters</name>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n 种</numerusform>
        </translation>
    </message>
    <message>
        <source>gone</source>
        <translation>已不在</translation>
    </message>
    <message numerus="yes">
        <source>%Ln machine(s)</source>
        <translation>
            <numerusform>%Ln 台</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县市</translation>
    </message>
    <message>
        <source>Room: %1</source>
        <translation>教室：%1</translation>
    </message>
    <message>
        <source>School: %1</source>
        <translation>学校：%1</translation>
    </message>
    <message>
        <source>County: %1</source>
        <translation>县市：%1</translation>
    </message>
    <message>
        <source>Only what counts</source>
        <translation>只看计入的</translation>
    </message>
    <message>
        <source>Schools of the plan</source>
        <translation>规划内学校</translation>
    </message>
    <message>
        <source>Used by: %1</source>
        <translation>用途：%1</translation>
    </message>
    <message>
        <source>State: %1</source>
        <translation>状态：%1</translation>
    </message>
    <message>
        <source>Kind: %1</source>
        <translation>类型：%1</translation>
    </message>
    <message>
        <source>Booked in %1</source>
        <translation>%1 年入账</translation>
    </message>
    <message numerus="yes">
        <source>Booked in %n year(s)</source>
        <translation>
            <numerusform>%n 个年份入账</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not seen for %n day(s)</source>
        <translation>
            <numerusform>%n 天未见</numerusform>
        </translation>
    </message>
    <message>
        <source>Chosen: %1</source>
        <translation>选定的 %1</translation>
    </message>
</context>
<context>
    <name>hz::console::DevicePane</name>
    <message>
        <source>MMMM yyyy</source>
        <comment>how a month is written</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 元</translation>
    </message>
    <message>
        <source>%1 yuan, written off in %2</source>
        <translation>%1 元，折旧到 %2</translation>
    </message>
    <message>
        <source>written off in %1</source>
        <translation>0 元，%1折旧完</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>到 %1</translation>
    </message>
    <message>
        <source>ended on %1</source>
        <translation>%1过保</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>what happened, from, to</comment>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what happened, where</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between what is listed</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>not a computer, in no ratio</source>
        <translation>不是计算机，不计入生机比</translation>
    </message>
    <message numerus="yes">
        <source>%1; counts, in repair for no more than %n day(s)</source>
        <translation>
            <numerusform>%1（计入，维修未超 %n 天）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; counts in the ratio</source>
        <translation>%1（计入生机比）</translation>
    </message>
    <message>
        <source>%1; is counted, but in no ratio</source>
        <translation>%1（计数，不计入生机比）</translation>
    </message>
    <message numerus="yes">
        <source>%1; does not count, in repair for more than %n day(s)</source>
        <translation>
            <numerusform>%1（不计入，维修超过 %n 天）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; a %2 does not count</source>
        <translation>%1（%2不计入）</translation>
    </message>
    <message>
        <source>%1; does not count: %2</source>
        <translation>%1（%2，不计入）</translation>
    </message>
    <message>
        <source>History</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>软件</translation>
    </message>
    <message>
        <source>Without a number</source>
        <translation>没有编号</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>kind, model</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n day(s)</source>
        <comment>state, for how long</comment>
        <translation>
            <numerusform>%1 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>school, room</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>room, seat</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Serial no.</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>使用人</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>购置</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, price</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Net value</source>
        <translation>净值</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>保修</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近出现</translation>
    </message>
    <message>
        <source>Booked in</source>
        <translation>入账</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>硬盘</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网卡</translation>
    </message>
    <message>
        <source>Board no.</source>
        <translation>主板号</translation>
    </message>
    <message>
        <source>Disk no.</source>
        <translation>硬盘号</translation>
    </message>
    <message>
        <source>Nobody has looked yet what is installed.</source>
        <translation>还没有查过装了哪些软件。</translation>
    </message>
    <message numerus="yes">
        <source>%n program(s)</source>
        <translation>
            <numerusform>%n 个软件</numerusform>
        </translation>
    </message>
    <message>
        <source>Make it two machines again</source>
        <translation>拆开成两台</translation>
    </message>
    <message>
        <source>Fault: %1, %2</source>
        <comment>what is wrong, how the ticket stands</comment>
        <translation>故障：%1，%2</translation>
    </message>
</context>
<context>
    <name>hz::console::DevicePaste</name>
    <message>
        <source>Nothing was pasted: the first row has to name the columns as the table does, and one of them has to be “%1” or “%2”.</source>
        <translation>没有粘贴：第一行要写列名，和表头一样，其中要有“%1”或“%2”。</translation>
    </message>
    <message>
        <source>it names no machine</source>
        <translation>没有写是哪台设备</translation>
    </message>
    <message>
        <source>there is no machine “%1”</source>
        <translation>没有编号是“%1”的设备</translation>
    </message>
    <message>
        <source>several machines are called “%1”</source>
        <translation>有几台设备的编号都是“%1”</translation>
    </message>
    <message>
        <source>“%1” was not understood as “%2”</source>
        <translation>“%1”不能作为“%2”</translation>
    </message>
</context>
<context>
    <name>hz::console::DevicesScreen</name>
    <message>
        <source>Machines</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>No machine fits</source>
        <translation>没有符合的设备</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>调拨</translation>
    </message>
    <message>
        <source>Type to filter</source>
        <translation>打字筛选</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Book in</source>
        <translation>入账</translation>
    </message>
    <message>
        <source>Filter machines</source>
        <translation>筛选设备</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste rows of a spreadsheet</source>
        <translation>粘贴表格里的行</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>修好了</translation>
    </message>
    <message>
        <source>Send to repair</source>
        <translation>送修</translation>
    </message>
    <message>
        <source>Hand in for disposal</source>
        <translation>待报废</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>已选 %1</translation>
    </message>
    <message>
        <source>Move %1 to</source>
        <translation>把 %1调拨到</translation>
    </message>
    <message>
        <source>Used by: %1</source>
        <translation>用途：%1</translation>
    </message>
    <message>
        <source>As its room says</source>
        <translation>随教室</translation>
    </message>
    <message>
        <source>%1 in “%2”.</source>
        <comment>how many machines, the file</comment>
        <translation>%1已导出到“%2”。</translation>
    </message>
    <message>
        <source>The labels are in “%1”.</source>
        <translation>标签已存到“%1”。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubtful pair(s)</source>
        <translation>
            <numerusform>%Ln 对疑似同一台</numerusform>
        </translation>
    </message>
    <message>
        <source>No machines yet</source>
        <translation>还没有设备</translation>
    </message>
    <message>
        <source>Report a fault</source>
        <translation>报修</translation>
    </message>
</context>
<context>
    <name>hz::console::Doubtful</name>
    <message>
        <source>Made one machine</source>
        <translation>已合并成一台</translation>
    </message>
    <message>
        <source>Kept as two machines</source>
        <translation>已记为两台</translation>
    </message>
    <message>
        <source>Made two machines again</source>
        <translation>已拆成两台</translation>
    </message>
</context>
<context>
    <name>hz::console::EmptyList</name>
    <message>
        <source>Import lists or files of agents, or begin with the invented prefecture.</source>
        <translation>导入台账表格或采集文件，也可以先用示例数据。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Take away a filter, or look for less.</source>
        <translation>去掉一个筛选条件，或者少写几个字。</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>hz::console::EntrySheet</name>
    <message>
        <source>Evidence: photos and PDF files</source>
        <translation>佐证材料：照片和PDF文件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>school, county</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>hz::console::FillForm</name>
    <message>
        <source>—</source>
        <comment>not answered</comment>
        <translation>—</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>last year %1</source>
        <translation>去年 %1</translation>
    </message>
    <message>
        <source>last year %1 (%2)</source>
        <comment>figure, change</comment>
        <translation>去年 %1（%2）</translation>
    </message>
    <message>
        <source>Y: yes, N: no</source>
        <translation>Y：是，N：否</translation>
    </message>
</context>
<context>
    <name>hz::console::FillPage</name>
    <message>
        <source>Pages of the form</source>
        <translation>普查表各页</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>What was submitted</source>
        <translation>已上报的内容</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>History</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>%1 of %2 pages done</source>
        <translation>已完成 %1 / %2 页</translation>
    </message>
    <message>
        <source>not as submitted</source>
        <translation>与已上报的不同</translation>
    </message>
    <message>
        <source>signs as %1</source>
        <translation>签名人：%1</translation>
    </message>
    <message>
        <source>Submit again</source>
        <translation>重新上报</translation>
    </message>
    <message>
        <source>The census of %1 is changed.</source>
        <translation>%1的普查已修改。</translation>
    </message>
    <message>
        <source>Before it can be submitted: %1. %2</source>
        <translation>还不能上报：%1。%2</translation>
    </message>
    <message>
        <source>only to read</source>
        <translation>只能查看</translation>
    </message>
    <message>
        <source>Take last year&apos;s</source>
        <translation>沿用去年</translation>
    </message>
    <message>
        <source>What is not filled in on this page becomes what it was last year; then only what has changed is typed.</source>
        <translation>把本页没有填的项目填成去年的数，再改有变化的就行。</translation>
    </message>
    <message>
        <source>Begin %1</source>
        <comment>a census year</comment>
        <translation>开始 %1 年普查</translation>
    </message>
</context>
<context>
    <name>hz::console::Finding</name>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
</context>
<context>
    <name>hz::console::FindingMark</name>
    <message>
        <source>Remark: %1</source>
        <translation>审核意见：%1</translation>
    </message>
</context>
<context>
    <name>hz::console::FindingsPane</name>
    <message>
        <source>On this page</source>
        <translation>本页</translation>
    </message>
    <message>
        <source>Nothing is missing on this page, and nothing is odd.</source>
        <translation>本页没有缺项，也没有疑点。</translation>
    </message>
    <message>
        <source>On other pages</source>
        <translation>其他页</translation>
    </message>
    <message>
        <source>Go to: %1</source>
        <translation>转到：%1</translation>
    </message>
    <message>
        <source>Why it is right: %1</source>
        <translation>说明原因：%1</translation>
    </message>
    <message>
        <source>Why it is right all the same</source>
        <translation>说明一句，数字为什么没有错</translation>
    </message>
</context>
<context>
    <name>hz::console::GapList</name>
    <message>
        <source>Schools that lack most</source>
        <translation>差得最多的学校</translation>
    </message>
    <message>
        <source>%1: %2, %3, %4</source>
        <translation>%1：%2，%3，%4</translation>
    </message>
</context>
<context>
    <name>hz::console::Handing</name>
    <message>
        <source>No machine has the code %1</source>
        <translation>没有编码为 %1 的设备</translation>
    </message>
    <message>
        <source>Several machines have the code %1</source>
        <translation>有几台设备的编码都是 %1</translation>
    </message>
    <message>
        <source>%1 belongs to another school</source>
        <translation>%1 是别的学校的设备</translation>
    </message>
    <message>
        <source>Everybody has a machine</source>
        <translation>每人都领到了</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>pupil, machine</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Issued: %1</source>
        <translation>已发：%1</translation>
    </message>
    <message>
        <source>Returned: %1</source>
        <translation>已还：%1</translation>
    </message>
</context>
<context>
    <name>hz::console::Import</name>
    <message>
        <source>“%1” is no year.</source>
        <translation>“%1”不是年份。</translation>
    </message>
    <message>
        <source>Name the files to import.</source>
        <translation>请写出要导入的文件。</translation>
    </message>
    <message>
        <source>%1, %2, row %3</source>
        <translation>%1，%2，第 %3 行</translation>
    </message>
    <message>
        <source>%1 %2: %3 new, %4 changed, %5 unchanged, %6 to be decided, %7 not imported</source>
        <translation>%1 %2：新增 %3，更改 %4，未变 %5，待确认 %6，未导入 %7</translation>
    </message>
    <message>
        <source>%1: several columns could be “%2”; the one that says it best is taken.</source>
        <translation>%1：有几列都可能是“%2”，取最明确的一列。</translation>
    </message>
</context>
<context>
    <name>hz::console::ImportFiles</name>
    <message>
        <source>“%1” holds no rows. Choose a list with something in it.</source>
        <translation>“%1”里没有内容，请选有内容的清单。</translation>
    </message>
    <message>
        <source>“%1” holds more than %L2 spreadsheets. Choose a smaller folder.</source>
        <translation>“%1”里的表格超过 %L2 份，请选小一些的文件夹。</translation>
    </message>
    <message>
        <source>“%1” holds no spreadsheets and no agents&apos; files.</source>
        <translation>“%1”里没有表格，也没有采集文件。</translation>
    </message>
    <message numerus="yes">
        <source>%n agent&apos;s file(s)</source>
        <translation>
            <numerusform>%n 个采集文件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>file, sheet</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>From the clipboard</source>
        <translation>剪贴板里的表格</translation>
    </message>
</context>
<context>
    <name>hz::console::ImportRows</name>
    <message>
        <source>Not imported</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>List</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>field, value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between fields</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>hz::console::ImportScreen</name>
    <message>
        <source>The import has been undone.</source>
        <translation>已撤销这次导入。</translation>
    </message>
    <message>
        <source>“%1” is remembered: lists with the same titles are understood like this.</source>
        <translation>记住了“%1”：表头相同的清单以后都照这样对应。</translation>
    </message>
    <message>
        <source>Bring in your lists</source>
        <translation>把清单导进来</translation>
    </message>
    <message>
        <source>Excel or CSV lists of schools, people or machines, exports of GLPI and Snipe-IT, files of inventory agents, or a folder or USB stick full of them. Drop them anywhere on the window, or paste a table. Nothing is written before you have seen it.</source>
        <translation>学校、人数、设备的 Excel 或 CSV 清单，GLPI、Snipe-IT 导出的表，采集程序的文件，或者装着它们的文件夹、U 盘。拖到窗口里任何地方都行，也可以粘贴表格。先看清楚会变什么，再写入。</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Folder or stick</source>
        <translation>文件夹或 U 盘</translation>
    </message>
    <message>
        <source>Paste a table</source>
        <translation>粘贴表格</translation>
    </message>
    <message>
        <source>Take the list away</source>
        <translation>移除这份</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>List</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Choose files to import</source>
        <translation>选择要导入的文件</translation>
    </message>
    <message>
        <source>Import a folder or USB stick</source>
        <translation>导入文件夹或 U 盘</translation>
    </message>
    <message>
        <source>Paste a table to import</source>
        <translation>粘贴要导入的表格</translation>
    </message>
    <message>
        <source>Import what has been checked</source>
        <translation>导入检查过的内容</translation>
    </message>
    <message>
        <source>Lists and agents&apos; files (%1)</source>
        <translation>清单和采集文件 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a folder or USB stick</source>
        <translation>选择文件夹或 U 盘</translation>
    </message>
    <message>
        <source>There is nothing to paste: copy rows in a spreadsheet first.</source>
        <translation>没有可粘贴的内容：请先在表格软件里复制几行。</translation>
    </message>
    <message>
        <source>School of all rows</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Export problems</source>
        <translation>导出问题</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>未导入</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s) in “%1”.</source>
        <translation>
            <numerusform>%Ln 个问题已写入“%1”。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hz::console::Importing</name>
    <message>
        <source>Reading the files</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Reading the table</source>
        <translation>正在读取表格</translation>
    </message>
    <message>
        <source>Reading the file again</source>
        <translation>正在重新读取文件</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Undoing the import</source>
        <translation>正在撤销导入</translation>
    </message>
</context>
<context>
    <name>hz::console::InspectionPage</name>
    <message>
        <source>Sheet as PDF</source>
        <translation>导出巡检表</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>巡检</translation>
    </message>
    <message>
        <source>Sign the inspection</source>
        <translation>巡检签字</translation>
    </message>
    <message>
        <source>This inspection is not there any more.</source>
        <translation>这次巡检已不在。</translation>
    </message>
    <message>
        <source>Signed by %1</source>
        <comment>an inspection</comment>
        <translation>%1 已签字</translation>
    </message>
    <message>
        <source>Changed since it was signed</source>
        <translation>签字后有改动</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>进行中</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) to go</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not in order</source>
        <translation>
            <numerusform>%n 项不合格</numerusform>
        </translation>
    </message>
    <message>
        <source> · </source>
        <comment>between what is listed</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>Every item needs an answer first.</source>
        <translation>每一项都要先有结论。</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are not in order.</source>
        <translation>
            <numerusform>有 %n 项不合格。</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>全部合格。</translation>
    </message>
    <message>
        <source>%1, %2. %3 After that nothing of it is changed any more.</source>
        <comment>inspection, place, outcome</comment>
        <translation>%1，%2。%3签字后内容不再改动。</translation>
    </message>
    <message>
        <source>The sheet is in “%1”.</source>
        <translation>巡检表在“%1”。</translation>
    </message>
    <message>
        <source>Sheet of the inspection</source>
        <translation>巡检表</translation>
    </message>
</context>
<context>
    <name>hz::console::InspectionPrint</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photo %1</source>
        <translation>照片 %1</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation>检查内容</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Signed by %1 on %2. Mark of what was signed: %3</source>
        <translation>%1 于 %2 签字。签字内容的校验码：%3</translation>
    </message>
    <message>
        <source>Inspected by</source>
        <translation>检查人</translation>
    </message>
    <message>
        <source>For the school</source>
        <translation>学校负责人</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>inspection, place</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>巡检</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Place: %1</source>
        <translation>地点：%1</translation>
    </message>
    <message>
        <source>Day: %1</source>
        <translation>日期：%1</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
</context>
<context>
    <name>hz::console::InspectionSource</name>
    <message>
        <source>%1, late</source>
        <comment>a state</comment>
        <translation>%1，已逾期</translation>
    </message>
    <message>
        <source>Whole school</source>
        <translation>全校</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>巡检</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Last signed</source>
        <translation>上次签字</translation>
    </message>
    <message>
        <source>Not in order</source>
        <translation>不合格项</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经手人</translation>
    </message>
    <message>
        <source>Inspections</source>
        <translation>巡检</translation>
    </message>
</context>
<context>
    <name>hz::console::InspectionsScreen</name>
    <message>
        <source>Inspections</source>
        <translation>巡检</translation>
    </message>
    <message>
        <source>No inspection is listed</source>
        <translation>没有巡检</translation>
    </message>
    <message>
        <source>There is no room to inspect, or a filter hides it.</source>
        <translation>没有要巡检的教室，或被筛选隐藏了。</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation>检查内容</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Inspections</source>
        <comment>of rooms and networks</comment>
        <translation>巡检</translation>
    </message>
    <message>
        <source>Type to filter</source>
        <translation>打字筛选</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Filter inspections</source>
        <translation>筛选巡检</translation>
    </message>
    <message>
        <source>Begin or go on with the inspection</source>
        <translation>开始或继续巡检</translation>
    </message>
    <message>
        <source>Begin another inspection</source>
        <translation>再开始一次巡检</translation>
    </message>
    <message numerus="yes">
        <source>%Ln inspection(s)</source>
        <translation>
            <numerusform>%Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>巡检</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县市</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>School: %1</source>
        <translation>学校：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n school(s)</source>
        <translation>
            <numerusform>%n 所学校</numerusform>
        </translation>
    </message>
    <message>
        <source>County: %1</source>
        <translation>县市：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n county(-ies)</source>
        <translation>
            <numerusform>%n 个县市</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between what is listed</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 in “%2”.</source>
        <comment>how many inspections, the file</comment>
        <translation>%1已存入“%2”。</translation>
    </message>
</context>
<context>
    <name>hz::console::IssueScreen</name>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Pupil</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>Has one</source>
        <translation>已领</translation>
    </message>
    <message>
        <source>Asset number</source>
        <translation>资产编号</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Is next</source>
        <translation>轮到</translation>
    </message>
    <message>
        <source>Has none</source>
        <translation>未领</translation>
    </message>
    <message>
        <source>Pupils</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>No class has a list yet</source>
        <translation>还没有班级名单</translation>
    </message>
    <message>
        <source>Choose a class and its pupils, then scan one machine for each.</source>
        <translation>选好班级和学生，然后每人扫一台设备。</translation>
    </message>
    <message>
        <source>Issue machines to a class</source>
        <translation>给班级发设备</translation>
    </message>
    <message>
        <source>What a scan does</source>
        <translation>扫码做什么</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>发放</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>以往</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新名单</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Issue and return</source>
        <translation>领用归还</translation>
    </message>
    <message>
        <source>Export the list of the class</source>
        <translation>导出班级领用单</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>school, class</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 · since %2</source>
        <translation>%1 · %2开始</translation>
    </message>
    <message>
        <source>%1 · %2, ended</source>
        <translation>%1 · %2，已结束</translation>
    </message>
    <message>
        <source>Have one</source>
        <translation>已领</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>共 %1 人</translation>
    </message>
    <message>
        <source>Have none</source>
        <translation>未领</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Ended: nothing is scanned</source>
        <translation>已结束，不再扫码</translation>
    </message>
    <message>
        <source>Scan what comes back</source>
        <translation>扫收回的设备</translation>
    </message>
    <message>
        <source>Everybody has a machine</source>
        <translation>每人都领到了</translation>
    </message>
    <message>
        <source>Scan a machine for %1</source>
        <translation>请给 %1 扫一台</translation>
    </message>
    <message>
        <source>%1, then Enter</source>
        <translation>%1，按回车</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>已发</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已还</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>没有办</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>查无此码</translation>
    </message>
    <message>
        <source>Whose pupils are they?</source>
        <translation>哪所学校的学生？</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>class, day</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>The list is in “%1”.</source>
        <translation>领用单已存为“%1”。</translation>
    </message>
</context>
<context>
    <name>hz::console::ItemRow</name>
    <message>
        <source>Answer</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note on: %1</source>
        <translation>备注：%1</translation>
    </message>
    <message>
        <source>The fault</source>
        <translation>看报修单</translation>
    </message>
    <message>
        <source>Report a fault</source>
        <translation>报修</translation>
    </message>
</context>
<context>
    <name>hz::console::KeeperForm</name>
    <message>
        <source>I look after the rooms and machines of</source>
        <translation>我负责的教室和设备属于</translation>
    </message>
    <message>
        <source>a school</source>
        <translation>一所学校</translation>
    </message>
    <message>
        <source>a county</source>
        <translation>一个县市</translation>
    </message>
    <message>
        <source>the prefecture</source>
        <translation>全州</translation>
    </message>
    <message>
        <source>Ten digits</source>
        <translation>10 位数字</translation>
    </message>
    <message>
        <source>In full, as on its seal</source>
        <translation>请写全称，与公章一致</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县市</translation>
    </message>
    <message>
        <source>Name of the school</source>
        <translation>学校名称</translation>
    </message>
    <message>
        <source>Its code</source>
        <translation>学校标识码</translation>
    </message>
</context>
<context>
    <name>hz::console::KitSheet</name>
    <message>
        <source>A kit that can be booked</source>
        <translation>可预约的套件</translation>
    </message>
    <message>
        <source>Tablets in a case, 24</source>
        <translation>平板电脑箱（24台）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation>存放地点</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>hz::console::LabelCommand</name>
    <message>
        <source>Say with --to where the labels go.</source>
        <translation>请用 --to 写明标签存到哪里。</translation>
    </message>
    <message>
        <source>“%1” does not end in .pdf.</source>
        <translation>“%1”不以 .pdf 结尾。</translation>
    </message>
    <message>
        <source>There is no sheet “%1”; there are: %2.</source>
        <translation>没有标签规格“%1”，可用的有：%2。</translation>
    </message>
    <message>
        <source>“%1” is not understood.</source>
        <translation>看不懂“%1”。</translation>
    </message>
    <message>
        <source>There is no room “%1”.</source>
        <translation>没有教室“%1”。</translation>
    </message>
    <message>
        <source>There is no school, county or prefecture with the code “%1”.</source>
        <translation>没有代码为“%1”的学校、县市或州。</translation>
    </message>
    <message>
        <source>There is no machine to make a label for.</source>
        <translation>没有要做标签的设备。</translation>
    </message>
    <message>
        <source>%1: %2 labels, %3 pages.</source>
        <translation>%1：标签 %2 张，共 %3 页。</translation>
    </message>
</context>
<context>
    <name>hz::console::LabelPanel</name>
    <message>
        <source>Used up on the first sheet</source>
        <translation>第一页已用掉</translation>
    </message>
    <message>
        <source>Into a PDF file</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>Labels for %n machine(s)</source>
        <translation>
            <numerusform>%n 台设备的标签</numerusform>
        </translation>
    </message>
    <message>
        <source>One label a page, as roll printers take them. Print at full size.</source>
        <translation>每页一张，供卷纸打印机使用。请按原大打印。</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s). Print at full size, not fitted to the page.</source>
        <translation>
            <numerusform>共 %n 页。请按原大打印，不要选“适合页面”。</numerusform>
        </translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>No printer is set up on this machine. Write a PDF and print it where there is one.</source>
        <translation>本机没有装打印机。请存为 PDF，到有打印机的电脑上打印。</translation>
    </message>
    <message>
        <source>The labels went to %1.</source>
        <translation>标签已送到打印机 %1。</translation>
    </message>
</context>
<context>
    <name>hz::console::LabelPrint</name>
    <message>
        <source>The label has no room for a code that can be read. Take a larger one.</source>
        <translation>标签太小，放不下扫得出的码，请换大一些的。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>“%1” could not be written: %2</source>
        <translation>“%1”写不了：%2</translation>
    </message>
</context>
<context>
    <name>hz::console::LabelSheet</name>
    <message>
        <source>%1 × %2 mm</source>
        <comment>width, height</comment>
        <translation>%1×%2 毫米</translation>
    </message>
    <message>
        <source>Roll, %1</source>
        <translation>卷纸，%1</translation>
    </message>
    <message numerus="yes">
        <source>A4, %n label(s) of %1</source>
        <translation>
            <numerusform>A4，每页 %n 张，%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hz::console::LayoutSheet</name>
    <message>
        <source>Seats of this room</source>
        <translation>这间教室的座位</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>排数</translation>
    </message>
    <message>
        <source>Seats in a row</source>
        <translation>每排座位</translation>
    </message>
    <message>
        <source>Aisle after seat</source>
        <translation>过道在第几座后</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>改</translation>
    </message>
</context>
<context>
    <name>hz::console::LineSheet</name>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>%1 down</source>
        <comment>a rate</comment>
        <translation>下行 %1</translation>
    </message>
    <message>
        <source>%1 up</source>
        <comment>a rate</comment>
        <translation>上行 %1</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between rates</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>运营商</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Down, Mbit/s</source>
        <translation>下行 (Mbit/s)</translation>
    </message>
    <message>
        <source>Up, Mbit/s</source>
        <translation>上行 (Mbit/s)</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>Outlets</source>
        <translation>出口数</translation>
    </message>
    <message>
        <source>Fee a year, yuan</source>
        <translation>年费(元)</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a day that is chosen</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>启用日期</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>A line to the network</source>
        <translation>网络线路</translation>
    </message>
    <message>
        <source>Change the line</source>
        <translation>修改线路</translation>
    </message>
</context>
<context>
    <name>hz::console::LinesScreen</name>
    <message>
        <source>The line could not be measured: %1</source>
        <translation>线路测速失败：%1</translation>
    </message>
    <message>
        <source>Type to filter</source>
        <translation>打字筛选</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>添加线路</translation>
    </message>
    <message>
        <source>Whose line is it?</source>
        <translation>是哪所学校的线路？</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>运营商</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Contracted</source>
        <translation>签约</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>No line is listed</source>
        <translation>没有线路</translation>
    </message>
    <message>
        <source>Say what was contracted for a school, then measure whether it comes.</source>
        <translation>先登记学校签约的带宽，再测速看是否达到。</translation>
    </message>
    <message>
        <source>Nobody has measured it yet.</source>
        <translation>还没有测过速。</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测速</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>school, operator</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>改</translation>
    </message>
    <message>
        <source>It has ended</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Filter lines</source>
        <translation>筛选线路</translation>
    </message>
    <message>
        <source>Measure the line</source>
        <translation>线路测速</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Too slow</source>
        <translation>带宽不足</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>未测</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln 条线路</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>operator, kind of line</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>contracted</source>
        <translation>签约</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a day near by</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>asked for %1</source>
        <translation>要求 %1</translation>
    </message>
    <message>
        <source>%1 Mbit/s down, %2 up</source>
        <translation>下行 %1 Mbit/s，上行 %2</translation>
    </message>
    <message>
        <source>%1 Mbit/s down</source>
        <translation>下行 %1 Mbit/s</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>Last measured</source>
        <translation>最近实测</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a day, rates</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a day</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>连接失败</translation>
    </message>
    <message>
        <source>%1 % of connections</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>测速地址</translation>
    </message>
    <message>
        <source>Outlets</source>
        <translation>出口数</translation>
    </message>
    <message>
        <source>Fee a year</source>
        <translation>年费</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 元</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>启用日期</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>停用日期</translation>
    </message>
    <message>
        <source>The line is added</source>
        <translation>线路已添加</translation>
    </message>
    <message>
        <source>The line is changed</source>
        <translation>线路已修改</translation>
    </message>
    <message>
        <source>Not measured in %1</source>
        <translation>%1年未测</translation>
    </message>
</context>
<context>
    <name>hz::console::MeasureSheet</name>
    <message>
        <source>Measure the line</source>
        <translation>线路测速</translation>
    </message>
    <message>
        <source>This machine has to be on the line. Take the address of a large file near by, such as one on the server of the education bureau.</source>
        <translation>本机要接在这条线路上。请用附近服务器上大文件的地址，例如教育局服务器。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>测速地址</translation>
    </message>
    <message>
        <source>Address for up</source>
        <translation>上传地址</translation>
    </message>
    <message>
        <source>That takes what is sent (may be left out)</source>
        <translation>能接收上传的地址（可不填）</translation>
    </message>
    <message>
        <source>Every day while Console runs, at</source>
        <translation>管家运行时每天测速，时间</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1. Kept.</source>
        <comment>what was measured</comment>
        <translation>%1。已保存。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测速</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在测速…</translation>
    </message>
</context>
<context>
    <name>hz::console::MergeScreen</name>
    <message>
        <source>Doubtful pairs</source>
        <translation>疑似同一台</translation>
    </message>
    <message>
        <source>One</source>
        <translation>一条记录</translation>
    </message>
    <message>
        <source>The other</source>
        <translation>另一条</translation>
    </message>
    <message>
        <source>No machine is there twice</source>
        <translation>没有疑似重复的设备</translation>
    </message>
    <message>
        <source>Wherever two records could be of one machine, they are laid side by side here.</source>
        <translation>两条记录可能是同一台设备时，会并排放在这里让您判断。</translation>
    </message>
    <message>
        <source>Back to the machines</source>
        <translation>回到设备</translation>
    </message>
    <message>
        <source>Without a number</source>
        <translation>没有编号</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 对，共 %2 对</translation>
    </message>
</context>
<context>
    <name>hz::console::NameSheet</name>
    <message>
        <source>Who signs?</source>
        <translation>由谁签名？</translation>
    </message>
    <message>
        <source>This profile signs with a key of its own, which never leaves this computer. Say once whose name stands beside it.</source>
        <translation>本机用自己的密钥签名，密钥不会离开这台电脑。请填一次签名人的姓名。</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签名</translation>
    </message>
</context>
<context>
    <name>hz::console::OnePage</name>
    <message>
        <source>“%1” could not be written: %2</source>
        <translation>写不进“%1”：%2</translation>
    </message>
</context>
<context>
    <name>hz::console::OutcomePane</name>
    <message>
        <source>Imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation>撤销这次导入</translation>
    </message>
    <message>
        <source>Export problems</source>
        <translation>导出问题</translation>
    </message>
    <message>
        <source>Go on importing</source>
        <translation>继续导入</translation>
    </message>
    <message>
        <source>See the machines</source>
        <translation>看这些设备</translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %Ln machine(s) stand in the inventory, the rest was not written.</source>
        <translation>
            <numerusform>已停下：%Ln 台已写入台账，其余没有写入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln machine(s) were added or changed.</source>
        <translation>
            <numerusform>新增或更改了 %Ln 台设备。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 new, %2 changed, %3 left out</source>
        <translation>新增 %1，更改 %2，未导入 %3</translation>
    </message>
</context>
<context>
    <name>hz::console::OverviewScreen</name>
    <message>
        <source>By rules</source>
        <translation>按规则</translation>
    </message>
    <message>
        <source>Students to each student computer</source>
        <translation>每台学生机对应的学生数</translation>
    </message>
    <message>
        <source>Schools that lack most</source>
        <translation>差得最多的学校</translation>
    </message>
    <message>
        <source>Schools that meet all ratios, by county</source>
        <translation>各县市机比达标的学校占比</translation>
    </message>
    <message>
        <source>Few</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Many</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Ratios by year</source>
        <translation>生机比历年</translation>
    </message>
    <message>
        <source>students a computer</source>
        <translation>人 / 台</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Census of %1, locked</source>
        <translation>%1普查，已锁定</translation>
    </message>
    <message>
        <source>Census of %1, open</source>
        <translation>%1普查，未锁定</translation>
    </message>
    <message>
        <source>Schools, teaching points too</source>
        <translation>学校（含教学点）</translation>
    </message>
    <message>
        <source>all have reported</source>
        <translation>已全部上报</translation>
    </message>
    <message>
        <source>%1 reported, %2 missing</source>
        <translation>已上报 %1，缺 %2</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>%1 count, %2 do not</source>
        <translation>计入 %1，不计 %2</translation>
    </message>
    <message>
        <source>Student computers</source>
        <translation>学生机</translation>
    </message>
    <message>
        <source>%1 students · %2</source>
        <translation>在校生 %1 人 · %2</translation>
    </message>
    <message>
        <source>Teacher computers</source>
        <translation>教师机</translation>
    </message>
    <message>
        <source>%1 teachers · %2</source>
        <translation>专任教师 %1 人 · %2</translation>
    </message>
    <message>
        <source>Classrooms with a display</source>
        <translation>班班通教室</translation>
    </message>
    <message>
        <source>for %1 classes</source>
        <translation>共 %1 个班</translation>
    </message>
    <message>
        <source>Schools that meet all ratios</source>
        <translation>机比达标的学校</translation>
    </message>
    <message>
        <source>of %1, %2 do not</source>
        <translation>共 %1 所，%2 所未达标</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>none of this stage</source>
        <translation>无此学段</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>county, school</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>all %1</source>
        <translation>全部 %1 所</translation>
    </message>
    <message numerus="yes">
        <source>%n school(s)</source>
        <translation>
            <numerusform>%n 所</numerusform>
        </translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示什么</translation>
    </message>
    <message>
        <source>Counties</source>
        <translation>各县市</translation>
    </message>
    <message>
        <source>Schools</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Rules met, school by school</source>
        <translation>各校达标情况</translation>
    </message>
    <message>
        <source>those that lack most first</source>
        <translation>差得最多的在前</translation>
    </message>
    <message>
        <source>shorter is better</source>
        <translation>越短越好</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>students of a school, their computers</comment>
        <translation>%1 人 / %2 台</translation>
    </message>
    <message numerus="yes">
        <source>%n not</source>
        <translation>
            <numerusform>%n 所未达标</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hz::console::PairView</name>
    <message>
        <source>not known</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>only one has it</source>
        <translation>只有一边有</translation>
    </message>
    <message>
        <source>no real number</source>
        <translation>不是真号码</translation>
    </message>
    <message>
        <source>many have it</source>
        <translation>很多台都有</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>different</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Is this one machine?</source>
        <translation>是同一台吗？</translation>
    </message>
    <message>
        <source>Whose details stay</source>
        <translation>以哪一边为准</translation>
    </message>
    <message>
        <source>those at the left</source>
        <translation>左边的</translation>
    </message>
    <message>
        <source>those at the right</source>
        <translation>右边的</translation>
    </message>
    <message>
        <source>Where they differ, this stays:</source>
        <translation>不一样的地方以这边为准：</translation>
    </message>
    <message>
        <source>Doubtful pairs</source>
        <translation>疑似同一台</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Two machines</source>
        <translation>不是同一台</translation>
    </message>
    <message>
        <source>One machine</source>
        <translation>同一台</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, its key</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>hz::console::Paper</name>
    <message>
        <source>%1 (continued)</source>
        <translation>%1（续）</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页 共 %2 页</translation>
    </message>
</context>
<context>
    <name>hz::console::PaperCommand</name>
    <message>
        <source>There is no stocktake yet.</source>
        <translation>还没有盘点。</translation>
    </message>
    <message>
        <source>There is no stocktake “%1”.</source>
        <translation>没有编号为“%1”的盘点。</translation>
    </message>
    <message>
        <source>Which inspection? “hezhou-console inspections” lists them.</source>
        <translation>要哪一次巡检？用“hezhou-console inspections”列出。</translation>
    </message>
    <message>
        <source>“%1” is not understood.</source>
        <translation>看不懂“%1”。</translation>
    </message>
    <message>
        <source>Nothing has been inspected there yet.</source>
        <translation>那里还没有巡检过。</translation>
    </message>
    <message>
        <source>There is no inspection “%1”.</source>
        <translation>没有编号为“%1”的巡检。</translation>
    </message>
</context>
<context>
    <name>hz::console::PastedRows</name>
    <message>
        <source>clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>Row %1: %2.</source>
        <translation>第 %1 行：%2。</translation>
    </message>
</context>
<context>
    <name>hz::console::PeriodsSheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Periods of the day</source>
        <translation>作息时间</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) from Monday</source>
        <translation>
            <numerusform>周一起%n天</numerusform>
        </translation>
    </message>
    <message>
        <source>Lessons on</source>
        <translation>上课日</translation>
    </message>
    <message>
        <source>A line a period: its name, from, to.</source>
        <translation>每行一节：名称、开始、结束。</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>节次</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>改</translation>
    </message>
    <message>
        <source>“%1” is no period. Write it as: 1  08:20–09:00</source>
        <translation>“%1”不是节次，请写成：1  08:20–09:00</translation>
    </message>
    <message>
        <source>Periods follow each other: each begins after the one above it ends.</source>
        <translation>各节要依次排列，上一节结束后下一节才能开始。</translation>
    </message>
</context>
<context>
    <name>hz::console::Photo</name>
    <message>
        <source>“%1” is not a photo: JPEG, PNG, WebP and BMP can be used.</source>
        <translation>“%1”不是照片：可用 JPEG、PNG、WebP、BMP。</translation>
    </message>
    <message>
        <source>“%1” has %2 × %3 points, which is more than any camera takes.</source>
        <translation>“%1”有 %2 × %3 个像素，超出照相机能拍的大小。</translation>
    </message>
    <message>
        <source>“%1” is damaged and cannot be read as a photo: %2</source>
        <translation>“%1”已损坏，读不出照片：%2</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>“%1”读不出来。</translation>
    </message>
    <message>
        <source>“%1” has %2; a photo may have %3.</source>
        <translation>“%1”有 %2，一张照片最多 %3。</translation>
    </message>
    <message>
        <source>“%1” could not be made smaller.</source>
        <translation>“%1”无法缩小。</translation>
    </message>
    <message>
        <source>There is no place for photos in this profile.</source>
        <translation>这个资料夹里没有存照片的地方。</translation>
    </message>
    <message>
        <source>This photo is not on this computer yet.</source>
        <translation>这张照片还没有传到这台电脑。</translation>
    </message>
    <message>
        <source>This photo is too large to be shown.</source>
        <translation>这张照片太大，无法显示。</translation>
    </message>
    <message>
        <source>The photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>The evidence</source>
        <translation>佐证材料</translation>
    </message>
    <message>
        <source>“%1” has %2; a PDF may have %3.</source>
        <translation>“%1”有 %2，PDF 最大 %3。</translation>
    </message>
    <message>
        <source>“%1” has no page.</source>
        <translation>“%1”没有页面。</translation>
    </message>
</context>
<context>
    <name>hz::console::PhotoRow</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>拿掉</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>加照片</translation>
    </message>
    <message>
        <source>Photo %1</source>
        <translation>照片 %1</translation>
    </message>
    <message>
        <source>Photos (*.jpg *.jpeg *.png *.webp *.bmp)</source>
        <translation>照片 (*.jpg *.jpeg *.png *.webp *.bmp)</translation>
    </message>
    <message numerus="yes">
        <source>No more than %n photo(s) go with it.</source>
        <translation>
            <numerusform>最多附 %n 张照片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a photo or PDF</source>
        <translation>添加照片或PDF</translation>
    </message>
    <message>
        <source>Photos and PDF files (*.jpg *.jpeg *.png *.webp *.bmp *.pdf)</source>
        <translation>照片和PDF文件 (*.jpg *.jpeg *.png *.webp *.bmp *.pdf)</translation>
    </message>
</context>
<context>
    <name>hz::console::PlacePicker</name>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Type a school&apos;s name</source>
        <translation>输入学校名称</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>county, school</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>In no room</source>
        <translation>不在教室</translation>
    </message>
    <message>
        <source>Whole school</source>
        <translation>整所学校</translation>
    </message>
</context>
<context>
    <name>hz::console::PlaceSheet</name>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>hz::console::PlanExport</name>
    <message>
        <source>; </source>
        <comment>between reasons</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>调拨</translation>
    </message>
    <message>
        <source>From</source>
        <translation>调出</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>To</source>
        <translation>调入</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>km</source>
        <translation>公里</translation>
    </message>
    <message>
        <source>Cost, yuan</source>
        <translation>花费（元）</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Machines that go</source>
        <translation>调出的机器</translation>
    </message>
    <message>
        <source>Asset tag</source>
        <translation>资产编号</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Booked in</source>
        <translation>入账日期</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>购置</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Still lacking</source>
        <translation>仍未达标</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>还差（台）</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>逐年</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Budget, yuan</source>
        <translation>预算，元</translation>
    </message>
    <message>
        <source>Spent, yuan</source>
        <translation>支出，元</translation>
    </message>
    <message>
        <source>Left, yuan</source>
        <translation>结余，元</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>调拨</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>新购</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>到龄</translation>
    </message>
    <message>
        <source>Schools that have enough</source>
        <translation>达标学校</translation>
    </message>
    <message>
        <source>Of schools</source>
        <translation>学校总数</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Plan for computers</source>
        <translation>计算机配备规划</translation>
    </message>
    <message>
        <source>%1 of %2 schools have enough computers now, %3 when this is done. It costs %4.</source>
        <translation>现在 %2 所学校中 %1 所达标，完成后 %3 所达标，需要 %4。</translation>
    </message>
    <message>
        <source>%1 change their use, %2 are repaired, %3 moved, %4 bought.</source>
        <translation>校内调剂 %1 台，维修 %2 台，调拨 %3 台，购买 %4 台。</translation>
    </message>
    <message>
        <source>Plan for computers, %1 to %2</source>
        <translation>计算机配备规划（%1—%2）</translation>
    </message>
    <message>
        <source>All %1 schools have enough in the end.</source>
        <translation>最后 %1 所学校全部达标。</translation>
    </message>
    <message>
        <source>%1 schools lack %2 machines in the end: the budgets do not allow more.</source>
        <translation>最后 %1 所学校还缺 %2 台：预算不够。</translation>
    </message>
    <message>
        <source>At most %1 % from the best.</source>
        <translation>与最优解相差不超过 %1 %。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a number, the difference to the first scenario</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Scenarios side by side</source>
        <translation>方案对比</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排对比</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>是否不同</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>%1: kept by %2 on %3, census of %4.</source>
        <translation>%1：%2 于 %3 保存，按 %4 年普查。</translation>
    </message>
</context>
<context>
    <name>hz::console::PlanPictures</name>
    <message>
        <source>%1 inside</source>
        <comment>machines moved inside a county</comment>
        <translation>县内 %1 台</translation>
    </message>
    <message>
        <source>none moves</source>
        <translation>没有调动</translation>
    </message>
    <message>
        <source>%1 come in</source>
        <translation>调入 %1 台</translation>
    </message>
    <message>
        <source>%1 go out</source>
        <translation>调出 %1 台</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>缺 %1 台</translation>
    </message>
    <message>
        <source>%1 machines from %2 to %3</source>
        <translation>%2 → %3：%1 台</translation>
    </message>
    <message>
        <source>Target: %1</source>
        <translation>目标：%1</translation>
    </message>
</context>
<context>
    <name>hz::console::PlanScreen</name>
    <message>
        <source>Scenarios</source>
        <translation>比较方案</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>More schools</source>
        <translation>多达标</translation>
    </message>
    <message>
        <source>Ten thousand yuan</source>
        <translation>万元</translation>
    </message>
    <message>
        <source>Who gives to whom</source>
        <translation>调拨去向</translation>
    </message>
    <message>
        <source>the thicker, the more machines</source>
        <translation>线越粗，台数越多</translation>
    </message>
    <message>
        <source>What more money brings</source>
        <translation>多花钱，多几所达标</translation>
    </message>
    <message>
        <source>schools that have enough</source>
        <translation>达标的学校</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>调拨单</translation>
    </message>
    <message>
        <source>From</source>
        <translation>调出</translation>
    </message>
    <message>
        <source>To</source>
        <translation>调入</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>台</translation>
    </message>
    <message>
        <source>km</source>
        <translation>公里</translation>
    </message>
    <message>
        <source>Why so</source>
        <translation>为什么这样调</translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Move only</source>
        <translation>不花钱，只调拨</translation>
    </message>
    <message>
        <source>Move, then buy</source>
        <translation>先调后买</translation>
    </message>
    <message>
        <source>Buy only</source>
        <translation>只买不调</translation>
    </message>
    <message>
        <source>Everybody has enough</source>
        <translation>全部达标</translation>
    </message>
    <message>
        <source>New</source>
        <translation>购置</translation>
    </message>
    <message>
        <source>%1 orders: %2 moved, %3 new</source>
        <translation>%1 单 · 调 %2 台 · 买 %3 台</translation>
    </message>
    <message>
        <source>%1 of %2 schools have enough, %3 before. %4 machines change their use inside a school, %5 are repaired. Least cost, found in %6 s.</source>
        <translation>%2 所学校中 %1 所达标（原来 %3 所）。校内调整 %4 台，修复 %5 台。已是最省，用时 %6 秒。</translation>
    </message>
    <message>
        <source>Nothing is to be moved or bought.</source>
        <translation>没有要调拨或购置的。</translation>
    </message>
    <message>
        <source>schools that have enough, by ten thousand yuan</source>
        <translation>纵轴：达标学校数，横轴：万元</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Transfers and purchases</source>
        <translation>调拨与购置</translation>
    </message>
    <message>
        <source>Nothing to plan with yet</source>
        <translation>还没有可规划的数据</translation>
    </message>
    <message>
        <source>Import the schools, their numbers of people and their machines first.</source>
        <translation>请先导入学校、师生数和设备。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存方案</translation>
    </message>
    <message>
        <source>Keep as a scenario that can be compared with others</source>
        <translation>保存为方案，可与其他方案对比</translation>
    </message>
    <message>
        <source>Export plan</source>
        <translation>导出方案</translation>
    </message>
    <message>
        <source>Make transfer orders</source>
        <translation>生成调拨单</translation>
    </message>
    <message>
        <source>Kept: %1. Compare shows it beside others.</source>
        <translation>已保存：%1。在“对比”里可与其他方案并排看。</translation>
    </message>
</context>
<context>
    <name>hz::console::PlanTermsBox</name>
    <message>
        <source>Budget, ten thousand yuan</source>
        <translation>预算，万元</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Moved up to an age of, years</source>
        <translation>调拨设备最多已用（年）</translation>
    </message>
    <message>
        <source>At once at least, machines</source>
        <translation>一次至少调（台）</translation>
    </message>
    <message>
        <source>A new machine, yuan</source>
        <translation>一台新机，元</translation>
    </message>
    <message>
        <source>May cross county borders</source>
        <translation>可以跨县</translation>
    </message>
    <message>
        <source>Donated machines stay</source>
        <translation>捐赠设备不调</translation>
    </message>
    <message>
        <source>Each school keeps a computer room</source>
        <translation>每校留一间计算机教室</translation>
    </message>
</context>
<context>
    <name>hz::console::ProblemSource</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message numerus="yes">
        <source>This may be %n machine(s) that is there already.</source>
        <translation>
            <numerusform>可能就是台账里已有的 %n 台之一。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hz::console::ReceiveSheet</name>
    <message>
        <source>Asset tag</source>
        <translation>资产编号</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Booked in</source>
        <translation>入账日期</translation>
    </message>
    <message>
        <source>Machines of the order</source>
        <translation>调拨的设备</translation>
    </message>
    <message>
        <source>Untick what did not come.</source>
        <translation>没有到的请取消勾选。</translation>
    </message>
    <message>
        <source>Put into</source>
        <translation>放到</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Received at %1</source>
        <translation>%1 接收设备</translation>
    </message>
    <message>
        <source>The store, used by nobody yet</source>
        <translation>库房，暂不分配</translation>
    </message>
    <message>
        <source>%1 of %2 came</source>
        <translation>到 %1 台，共 %2 台</translation>
    </message>
</context>
<context>
    <name>hz::console::RecordEditor</name>
    <message>
        <source>%1: it is so already, nothing was changed.</source>
        <translation>%1：本来就是这样，没有改动。</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>改 %1</translation>
    </message>
    <message>
        <source>%1 are so already.</source>
        <translation>%1本来就是这样。</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>an empty value</comment>
        <translation>空</translation>
    </message>
    <message>
        <source>%1 → %2, %3</source>
        <comment>from, to, of how many records</comment>
        <translation>%1 → %2，%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what was done, with how many records</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>hz::console::RecordSource</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>记下的内容</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>不变</translation>
    </message>
</context>
<context>
    <name>hz::console::RecordTexts</name>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1: %2 students, %3 classes, %4 teachers</source>
        <translation>%1：学生 %2 人，%3 个班，教师 %4 人</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between stages</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>People and classes</source>
        <translation>人数与班级</translation>
    </message>
    <message>
        <source>State since</source>
        <translation>状态起始日</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>座位</translation>
    </message>
</context>
<context>
    <name>hz::console::Report</name>
    <message>
        <source>Report it with the census</source>
        <translation>随普查补报</translation>
    </message>
    <message>
        <source>Improve and have it judged again</source>
        <translation>整改后重新评定</translation>
    </message>
    <message>
        <source>Still to be done</source>
        <translation>待完成</translation>
    </message>
    <message>
        <source>Still to be set up</source>
        <translation>待建立</translation>
    </message>
    <message>
        <source>Just met</source>
        <translation>临近</translation>
    </message>
    <message>
        <source>%1 (beyond what is asked, not counted)</source>
        <translation>%1（提升性指标，不计）</translation>
    </message>
    <message>
        <source>%1 (all stages together)</source>
        <translation>%1（各学段合并）</translation>
    </message>
    <message>
        <source>≥ %1 %</source>
        <comment>of the schools</comment>
        <translation>≥ %1 %</translation>
    </message>
    <message>
        <source>%1: how the school stands</source>
        <translation>%1 学校达标表</translation>
    </message>
    <message>
        <source>%1: how the area stands</source>
        <translation>%1 教育信息化达标报告</translation>
    </message>
    <message>
        <source>No census yet</source>
        <translation>尚无普查数据</translation>
    </message>
    <message>
        <source>Census of %1, locked</source>
        <translation>%1普查，已锁定</translation>
    </message>
    <message>
        <source>Census of %1, open</source>
        <translation>%1普查，可修改</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1，第 %2 版</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 个班</translation>
    </message>
    <message>
        <source>Teachers</source>
        <translation>教师</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>%1 count, %2 do not</source>
        <translation>计入 %1，不计 %2</translation>
    </message>
    <message>
        <source>Student computers</source>
        <translation>学生机</translation>
    </message>
    <message>
        <source>Teacher computers</source>
        <translation>教师机</translation>
    </message>
    <message>
        <source>Classrooms with a display</source>
        <translation>班班通教室</translation>
    </message>
    <message>
        <source>for %1 classes</source>
        <translation>共 %1 个班</translation>
    </message>
    <message>
        <source>Computer rooms</source>
        <translation>计算机教室</translation>
    </message>
    <message>
        <source>Recording and maker rooms</source>
        <translation>录播与创客教室</translation>
    </message>
    <message>
        <source>Schools, teaching points too</source>
        <translation>学校（含教学点）</translation>
    </message>
    <message>
        <source>all have reported</source>
        <translation>已全部上报</translation>
    </message>
    <message>
        <source>%1 reported, %2 missing</source>
        <translation>已上报 %1，缺 %2</translation>
    </message>
    <message>
        <source>%1 students · %2</source>
        <translation>在校生 %1 人 · %2</translation>
    </message>
    <message>
        <source>%1 teachers · %2</source>
        <translation>专任教师 %1 人 · %2</translation>
    </message>
    <message>
        <source>Schools that meet all ratios</source>
        <translation>机比达标的学校</translation>
    </message>
    <message>
        <source>of %1, %2 do not</source>
        <translation>共 %1 所，%2 所未达标</translation>
    </message>
</context>
<context>
    <name>hz::console::ReportCharts</name>
    <message>
        <source>none of this stage</source>
        <translation>无此学段</translation>
    </message>
    <message numerus="yes">
        <source>%n school(s)</source>
        <translation>
            <numerusform>%n 所学校</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not</source>
        <translation>
            <numerusform>%n 所未达标</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hz::console::ReportPages</name>
    <message>
        <source>%1 · made on %2</source>
        <comment>foot of a report&apos;s page</comment>
        <translation>%1 · 制表日期 %2</translation>
    </message>
    <message>
        <source>%1 of %2 rules met, %3 not, %4 without data</source>
        <translation>共 %2 条，达标 %1 条，未达标 %3 条，无数据 %4 条</translation>
    </message>
    <message>
        <source>What is counted: %1.</source>
        <translation>统计口径：%1。</translation>
    </message>
    <message>
        <source>“Source” names the section of “%1” that a rule stands in; “—” means that there is nothing to say.</source>
        <translation>“依据”为指标在“%1”中的章节；“—”表示无内容。</translation>
    </message>
    <message>
        <source>Filled in by</source>
        <translation>填表人：</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>审核人：</translation>
    </message>
    <message>
        <source>School (seal)</source>
        <translation>学校（盖章）：</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期：</translation>
    </message>
    <message>
        <source>School standing</source>
        <translation>学校达标表</translation>
    </message>
    <message>
        <source>Census year %1</source>
        <translation>%1年度</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校名称</translation>
    </message>
    <message>
        <source>School code</source>
        <translation>学校代码</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>学校类型</translation>
    </message>
    <message>
        <source>County</source>
        <translation>所属县（市）</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>达标情况</translation>
    </message>
    <message>
        <source>Figures of</source>
        <translation>数据时点</translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation>评定标准</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>制表日期</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>学段</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>Teachers</source>
        <translation>教师</translation>
    </message>
    <message>
        <source>Rules that apply</source>
        <translation>适用指标</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>What closes the gap</source>
        <translation>差距与措施</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>完成期限</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>%1. Judged by “%2”: %3.</source>
        <translation>%1。评定标准：%2；%3。</translation>
    </message>
    <message>
        <source>Students to each student computer; the line is the target</source>
        <translation>各学段生机比（人/台），竖线为标准</translation>
    </message>
    <message>
        <source>Rules met, by group</source>
        <translation>分类达标情况</translation>
    </message>
    <message>
        <source>Students a computer, by year</source>
        <translation>历年生机比（人/台）</translation>
    </message>
    <message>
        <source>Schools that meet all ratios, by county</source>
        <translation>各县市机比达标的学校占比</translation>
    </message>
    <message>
        <source>By every rule</source>
        <translation>指标达标情况</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>Schools that lack most</source>
        <translation>缺口最大的学校</translation>
    </message>
    <message>
        <source>by computers for students and teachers, the most first</source>
        <translation>按学生机、教师机缺口由多到少</translation>
    </message>
    <message>
        <source>No school falls short.</source>
        <translation>没有未达标的学校。</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Rule not met</source>
        <translation>未达标指标</translation>
    </message>
    <message>
        <source>Rules not met</source>
        <translation>未达标指标数</translation>
    </message>
    <message>
        <source>All schools</source>
        <translation>学校明细</translation>
    </message>
    <message numerus="yes">
        <source>%n school(s); those beside the plan are listed too</source>
        <translation>
            <numerusform>共 %n 所，规划范围外的学校一并列出</numerusform>
        </translation>
    </message>
    <message>
        <source>Student computers</source>
        <translation>学生机</translation>
    </message>
    <message>
        <source>Students a computer</source>
        <translation>生机比</translation>
    </message>
    <message>
        <source>Teacher computers</source>
        <translation>教师机</translation>
    </message>
    <message>
        <source>Teachers a computer</source>
        <translation>师机比</translation>
    </message>
    <message>
        <source>Rooms with a display</source>
        <translation>班班通教室</translation>
    </message>
</context>
<context>
    <name>hz::console::ReportSheet</name>
    <message>
        <source>%1, %2, %3</source>
        <comment>machine, kind, place</comment>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>Report a fault</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Code of the machine</source>
        <translation>设备编号</translation>
    </message>
    <message>
        <source>Scan the label, or type asset number or serial number</source>
        <translation>扫标签，或输入资产编号、序列号</translation>
    </message>
    <message>
        <source>Which of these machines</source>
        <translation>是哪一台</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>What happens, in a few words (may be left out)</source>
        <translation>几个字说明现象（可不填）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报修</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) have this number: choose which.</source>
        <translation>
            <numerusform>有 %n 台设备用这个编号，请选一台。</numerusform>
        </translation>
    </message>
    <message>
        <source>It is of a machine</source>
        <translation>报修设备</translation>
    </message>
    <message>
        <source>It is of no machine: a room</source>
        <translation>不是设备，选教室</translation>
    </message>
    <message>
        <source>No machine has this code. Type another number, or choose the room.</source>
        <translation>没有设备用这个编号。换一个编号，或选教室。</translation>
    </message>
    <message>
        <source>Which machine is it?</source>
        <translation>是哪台设备？</translation>
    </message>
    <message>
        <source>Which school is it?</source>
        <translation>是哪所学校？</translation>
    </message>
    <message>
        <source>What is wrong?</source>
        <translation>什么故障？</translation>
    </message>
</context>
<context>
    <name>hz::console::ReportTables</name>
    <message>
        <source>Overview</source>
        <comment>sheet of a report</comment>
        <translation>总表</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>学校类型</translation>
    </message>
    <message>
        <source>County</source>
        <translation>所属县（市）</translation>
    </message>
    <message>
        <source>Census year</source>
        <translation>普查年度</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>制表日期</translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation>评定标准</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>统计口径</translation>
    </message>
    <message>
        <source>Students, %1</source>
        <translation>学生数，%1</translation>
    </message>
    <message>
        <source>%1 classes, %2 teachers</source>
        <translation>%1 个班，教师 %2 人</translation>
    </message>
    <message>
        <source>Rules met</source>
        <translation>达标指标数</translation>
    </message>
    <message>
        <source>Rules not met</source>
        <translation>未达标指标数</translation>
    </message>
    <message>
        <source>Rules without data</source>
        <translation>无数据指标数</translation>
    </message>
    <message>
        <source>Rules</source>
        <comment>sheet of a report</comment>
        <translation>规则</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>Divided by</source>
        <translation>除数</translation>
    </message>
    <message>
        <source>Lacking</source>
        <translation>缺口数</translation>
    </message>
    <message>
        <source>What closes the gap</source>
        <translation>差距与措施</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>完成期限</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Schools that meet it</source>
        <translation>达标学校数</translation>
    </message>
    <message>
        <source>Schools that do not</source>
        <translation>未达标学校数</translation>
    </message>
    <message>
        <source>Schools without data</source>
        <translation>无数据学校数</translation>
    </message>
    <message>
        <source>Schools</source>
        <comment>sheet of a report</comment>
        <translation>学校</translation>
    </message>
    <message>
        <source>School code</source>
        <translation>学校代码</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校名称</translation>
    </message>
    <message>
        <source>In the plan</source>
        <translation>规划范围内</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>Teachers</source>
        <translation>教师</translation>
    </message>
    <message>
        <source>Student computers</source>
        <translation>学生机</translation>
    </message>
    <message>
        <source>Students a computer</source>
        <translation>生机比</translation>
    </message>
    <message>
        <source>Teacher computers</source>
        <translation>教师机</translation>
    </message>
    <message>
        <source>Teachers a computer</source>
        <translation>师机比</translation>
    </message>
    <message>
        <source>Rooms with a display</source>
        <translation>班班通教室</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Gaps</source>
        <comment>sheet of a report</comment>
        <translation>差距</translation>
    </message>
</context>
<context>
    <name>hz::console::Reporting</name>
    <message>
        <source>Export report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>Report as PDF…</source>
        <translation>导出为 PDF…</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Report as a workbook…</source>
        <translation>导出为 Excel 表格…</translation>
    </message>
    <message>
        <source>Spreadsheet (*.xlsx)</source>
        <translation>电子表格 (*.xlsx)</translation>
    </message>
    <message>
        <source>Print the report…</source>
        <translation>打印报告…</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写出 %1</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation>已写出 %1。</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Looking for printers</source>
        <translation>正在查找打印机</translation>
    </message>
    <message>
        <source>No printer is set up on this machine. Write a PDF and print it where there is one.</source>
        <translation>本机没有设置打印机。可导出 PDF，拿到有打印机的电脑上打印。</translation>
    </message>
    <message>
        <source>Printing the report</source>
        <translation>正在打印报告</translation>
    </message>
    <message>
        <source>The report was sent to the printer “%1”.</source>
        <translation>报告已发送到打印机“%1”。</translation>
    </message>
    <message>
        <source>Report as a Word document…</source>
        <translation>报告存为 Word 文档…</translation>
    </message>
    <message>
        <source>Word document (*.docx)</source>
        <translation>Word 文档 (*.docx)</translation>
    </message>
</context>
<context>
    <name>hz::console::ResultPane</name>
    <message>
        <source>Wording</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>算什么</translation>
    </message>
    <message>
        <source>Applies to</source>
        <translation>适用</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1，第 %2 版</translation>
    </message>
    <message>
        <source>%1, before the rules were in force</source>
        <translation>%1（历史任务）</translation>
    </message>
    <message>
        <source>each year from %1 to %2</source>
        <translation>%1—%2年每年</translation>
    </message>
    <message>
        <source>each year</source>
        <translation>每年</translation>
    </message>
    <message>
        <source>always</source>
        <translation>长期</translation>
    </message>
    <message>
        <source>no day named</source>
        <translation>未定期限</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Numbers used</source>
        <translation>所用数字</translation>
    </message>
    <message>
        <source>Rooms that count</source>
        <translation>计入的教室</translation>
    </message>
    <message>
        <source>If others counted</source>
        <translation>换一种口径</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>To meet it</source>
        <translation>要达标</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Who counts</source>
        <translation>口径</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>measured, what is missing</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>带宽</translation>
    </message>
</context>
<context>
    <name>hz::console::ReturnExport</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>As PDF…</source>
        <translation>导出 PDF…</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>As a workbook…</source>
        <translation>导出表格…</translation>
    </message>
    <message>
        <source>Spreadsheet (*.xlsx)</source>
        <translation>Excel 表格 (*.xlsx)</translation>
    </message>
    <message>
        <source>As a Word document…</source>
        <translation>导出 Word 文档…</translation>
    </message>
    <message>
        <source>Word document (*.docx)</source>
        <translation>Word 文档 (*.docx)</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
</context>
<context>
    <name>hz::console::ReturnLook</name>
    <message>
        <source>%1: %2</source>
        <comment>a figure, what is said of it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1，第 %2 版</translation>
    </message>
    <message>
        <source>A return was changed after it was submitted</source>
        <translation>有一份在上报后被改动过</translation>
    </message>
    <message numerus="yes">
        <source>%Ln machine(s)</source>
        <translation>
            <numerusform>%Ln 台</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln room(s)</source>
        <translation>
            <numerusform>%Ln 间</numerusform>
        </translation>
    </message>
    <message>
        <source>As %1, who may not do that: it does not count.</source>
        <translation>以%1的名义签名，无权办理，不予计入。</translation>
    </message>
</context>
<context>
    <name>hz::console::ReturnPaper</name>
    <message>
        <source>Page</source>
        <translation>页</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报数</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>增减</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Census</source>
        <comment>sheet of a workbook</comment>
        <translation>普查</translation>
    </message>
    <message>
        <source>About</source>
        <comment>sheet of a workbook</comment>
        <translation>说明</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>缺：%1</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Units that are missing</source>
        <translation>缺报的单位</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between units</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Filled in by</source>
        <translation>填表人</translation>
    </message>
    <message>
        <source>Head of the unit</source>
        <translation>单位负责人</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>盖章</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>form, year, unit</comment>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>Code %1. Figures of %2.</source>
        <translation>代码 %1。数据日期：%2。</translation>
    </message>
    <message>
        <source>Proof %1</source>
        <translation>校验码 %1</translation>
    </message>
</context>
<context>
    <name>hz::console::ReviewPage</name>
    <message>
        <source>Figures</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报数</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>增减</translation>
    </message>
    <message>
        <source>Check and remark</source>
        <translation>核对与意见</translation>
    </message>
    <message>
        <source>Which figures</source>
        <translation>显示哪些指标</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Odd</source>
        <translation>有疑点</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有变化</translation>
    </message>
    <message>
        <source>Remarked</source>
        <translation>有意见</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>填报</translation>
    </message>
    <message>
        <source>Remark for the school</source>
        <translation>给学校的意见</translation>
    </message>
    <message>
        <source>What is to be mended here</source>
        <translation>这一项要改什么</translation>
    </message>
    <message>
        <source>History</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>This version is right</source>
        <translation>以这一份为准</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回修改</translation>
    </message>
    <message>
        <source>the other version says %1</source>
        <translation>另一份填的是 %1</translation>
    </message>
    <message>
        <source>counted in the inventory</source>
        <translation>由台账统计</translation>
    </message>
    <message>
        <source>typed by the school</source>
        <translation>学校填写</translation>
    </message>
    <message>
        <source>made of other figures</source>
        <translation>由其他指标算出</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>学校说明</translation>
    </message>
    <message>
        <source>Sent back because</source>
        <translation>退回原因</translation>
    </message>
    <message>
        <source>Version %1</source>
        <comment>of a return</comment>
        <translation>第 %1 版</translation>
    </message>
    <message>
        <source>Nothing is submitted</source>
        <translation>还没有上报</translation>
    </message>
    <message>
        <source>Changed after it was submitted</source>
        <translation>上报后被改动过</translation>
    </message>
    <message>
        <source>No valid signature</source>
        <translation>没有有效签名</translation>
    </message>
    <message>
        <source>Signature valid</source>
        <translation>签名有效</translation>
    </message>
    <message>
        <source>An earlier version</source>
        <translation>较早的一版</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s) missing</source>
        <translation>
            <numerusform>缺 %Ln 个单位</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n 条意见</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send back with %n remark(s)</source>
        <translation>
            <numerusform>退回修改（%n 条意见）</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Version %1, %2, %3</source>
        <comment>of a return, day, who</comment>
        <translation>第 %1 版，%2，%3</translation>
    </message>
    <message>
        <source>Say first what is to be mended: choose a figure and write a remark.</source>
        <translation>先说明要改什么：选一项指标，写上意见。</translation>
    </message>
    <message>
        <source>One signature by somebody who may not</source>
        <translation>有一个签名出自无权人员</translation>
    </message>
    <message>
        <source>signed by somebody who may not: it does not count</source>
        <translation>由无权人员签名，不予计入</translation>
    </message>
    <message>
        <source>Signed without an account</source>
        <translation>未登录签名</translation>
    </message>
    <message>
        <source>The key is theirs</source>
        <translation>确认密钥</translation>
    </message>
    <message>
        <source>Nobody has named the key that %1 signed with. Ask them whether it is theirs: %2</source>
        <comment>a person, a key</comment>
        <translation>%1 签名所用的密钥还没有登记。请向本人核对是否属实：%2</translation>
    </message>
</context>
<context>
    <name>hz::console::RoomEdit</name>
    <message>
        <source>%1 × %2</source>
        <comment>rows, columns of seats</comment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Nothing was pasted: the first row has to name the columns as the table does, “%1” and “%2” among them.</source>
        <translation>没有粘贴：第一行要像表格一样写列名，其中要有“%1”和“%2”。</translation>
    </message>
    <message>
        <source>several rooms are called “%1 %2”</source>
        <translation>有几间教室都叫“%1 %2”</translation>
    </message>
    <message>
        <source>there is no room “%1 %2”</source>
        <translation>没有教室“%1 %2”</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>“%1” is no kind of room</source>
        <translation>“%1”不是教室类型</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>座位</translation>
    </message>
    <message>
        <source>“%1” was not understood as seats; write rows × columns, such as 5 × 8</source>
        <translation>看不懂座位“%1”，请写成 行×列，如 5 × 8</translation>
    </message>
    <message numerus="yes">
        <source>%Ln room(s)</source>
        <translation>
            <numerusform>%Ln 间</numerusform>
        </translation>
    </message>
    <message>
        <source>A room is not there any more.</source>
        <translation>有的教室已经不在了。</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
</context>
<context>
    <name>hz::console::RoomPage</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>已等</translation>
    </message>
    <message>
        <source>seat %1</source>
        <translation>%1 座</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>No seats yet</source>
        <translation>还没有座位</translation>
    </message>
    <message>
        <source>Say how many rows and columns there are, then give the machines their seats.</source>
        <translation>先定有几排几列，再给设备排座位。</translation>
    </message>
    <message>
        <source>Lay out the seats</source>
        <translation>排座位</translation>
    </message>
    <message>
        <source>What the seats show</source>
        <translation>座位上显示什么</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>机龄</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>座位</translation>
    </message>
    <message>
        <source>Print the plan</source>
        <translation>打印座位图</translation>
    </message>
    <message>
        <source>Machines to be seen to</source>
        <translation>要处理的设备</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Look at this one</source>
        <translation>看这一台</translation>
    </message>
    <message>
        <source>Give the machines their seats</source>
        <translation>给设备排座位</translation>
    </message>
    <message>
        <source>Nothing to be seen to</source>
        <translation>没有要处理的设备</translation>
    </message>
    <message>
        <source>%1 to be seen to</source>
        <translation>要处理的 %1</translation>
    </message>
    <message>
        <source>Give %1 a seat</source>
        <translation>给 %1排座位</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>school, kind of room</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>停用</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows of %2, %n empty</source>
        <comment>seats of a room</comment>
        <translation>
            <numerusform>%1 排 × %2 座，空 %n 座</numerusform>
        </translation>
    </message>
    <message>
        <source>No seat</source>
        <translation>没有座位</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Seat %1</source>
        <translation>%1 座</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>number, model</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n day(s)</source>
        <comment>state, for how long</comment>
        <translation>
            <numerusform>%1 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Serial no.</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>修好了</translation>
    </message>
    <message>
        <source>Send to repair</source>
        <translation>送修</translation>
    </message>
    <message>
        <source>Change places</source>
        <translation>换座位</translation>
    </message>
    <message>
        <source>Give seats</source>
        <translation>排座位</translation>
    </message>
    <message>
        <source>Into a PDF file</source>
        <translation>存成 PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The plan is in “%1”.</source>
        <translation>座位图已存到“%1”。</translation>
    </message>
    <message>
        <source>The plan went to %1.</source>
        <translation>座位图已送到 %1 打印。</translation>
    </message>
    <message>
        <source>State and faults</source>
        <translation>状态与故障</translation>
    </message>
    <message>
        <source>Report a fault</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Faults of three years</source>
        <translation>三年故障</translation>
    </message>
    <message>
        <source>This room is not there any more.</source>
        <translation>这个房间已不存在。</translation>
    </message>
</context>
<context>
    <name>hz::console::RoomSeats</name>
    <message>
        <source>%1, empty</source>
        <comment>a seat</comment>
        <translation>%1，空</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>seat, machine, state</comment>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a seat, repairs or age</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Aisle</source>
        <translation>过道</translation>
    </message>
    <message>
        <source>Teacher&apos;s computer</source>
        <translation>教师机</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a state, how many machines</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>机龄</translation>
    </message>
    <message>
        <source>new</source>
        <comment>of a machine</comment>
        <translation>1 年内</translation>
    </message>
    <message numerus="yes">
        <source>%n years and more</source>
        <translation>
            <numerusform>%n 年以上</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n and more</source>
        <translation>
            <numerusform>%n 次以上</numerusform>
        </translation>
    </message>
    <message>
        <source>Faults in a year</source>
        <translation>一年内故障</translation>
    </message>
    <message>
        <source>Faults in three years</source>
        <translation>三年内故障</translation>
    </message>
</context>
<context>
    <name>hz::console::RoomSource</name>
    <message>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县市</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>座位</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>To be seen to</source>
        <translation>要处理</translation>
    </message>
    <message numerus="yes">
        <source>%Ln machine(s)</source>
        <translation>
            <numerusform>%Ln 台</numerusform>
        </translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>教室</translation>
    </message>
</context>
<context>
    <name>hz::console::RoomsScreen</name>
    <message>
        <source>Filter rooms</source>
        <translation>筛选教室</translation>
    </message>
    <message>
        <source>Type to filter</source>
        <translation>打字筛选</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>教室</translation>
    </message>
    <message>
        <source>No room fits</source>
        <translation>没有符合的教室</translation>
    </message>
    <message numerus="yes">
        <source>%Ln room(s)</source>
        <translation>
            <numerusform>%Ln 间</numerusform>
        </translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县市</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>To be seen to</source>
        <translation>要处理</translation>
    </message>
    <message>
        <source>School: %1</source>
        <translation>学校：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n school(s)</source>
        <translation>
            <numerusform>%n 所学校</numerusform>
        </translation>
    </message>
    <message>
        <source>County: %1</source>
        <translation>县市：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n county(-ies)</source>
        <translation>
            <numerusform>%n 个县市</numerusform>
        </translation>
    </message>
    <message>
        <source>Kind: %1</source>
        <translation>类型：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n kind(s)</source>
        <translation>
            <numerusform>%n 种</numerusform>
        </translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste rows of a spreadsheet</source>
        <translation>粘贴表格里的行</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>已选 %1</translation>
    </message>
    <message>
        <source>%1 in “%2”.</source>
        <comment>how many rooms, the file</comment>
        <translation>%1，已存到“%2”。</translation>
    </message>
    <message>
        <source>No rooms yet</source>
        <translation>还没有教室</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
</context>
<context>
    <name>hz::console::RuleEditor</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation>加规则</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>施行日期</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>改</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>Newly not met</source>
        <translation>新增未达标</translation>
    </message>
    <message>
        <source>Who counts</source>
        <translation>口径</translation>
    </message>
    <message>
        <source>Keep as version %1</source>
        <translation>存为第 %1 版</translation>
    </message>
    <message>
        <source>taken out</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>new</source>
        <translation>1 年内</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已改</translation>
    </message>
    <message>
        <source>%1 changed; %2 newly met, %3 newly not met</source>
        <comment>rules; results of schools</comment>
        <translation>改了 %1 条；新达标 %2 校次，新未达标 %3 校次</translation>
    </message>
    <message>
        <source>Nothing is changed yet</source>
        <translation>还没有改动</translation>
    </message>
    <message>
        <source>Shares and ratios</source>
        <translation>占比与师生机比</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>教室</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Answers of the census</source>
        <translation>普查填报项</translation>
    </message>
    <message>
        <source>Version %1 is in force from %2.</source>
        <translation>第 %1 版自%2起施行。</translation>
    </message>
    <message>
        <source>Rules (*.json)</source>
        <translation>规则文件 (*.json)</translation>
    </message>
    <message>
        <source>Import rules</source>
        <translation>导入规则</translation>
    </message>
    <message>
        <source>Export rules</source>
        <translation>导出规则</translation>
    </message>
</context>
<context>
    <name>hz::console::RuleForm</name>
    <message>
        <source>Measures</source>
        <translation>算什么</translation>
    </message>
    <message>
        <source>Chinese title</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>English title</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Schools</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>学段</translation>
    </message>
    <message>
        <source>any stage</source>
        <translation>不限学段</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>town and country</source>
        <translation>不分城乡</translation>
    </message>
    <message>
        <source>Students at least</source>
        <translation>学生人数不少于</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>2025-09-01</source>
        <comment>how a day is typed</comment>
        <translation>2025-09-01</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>Beyond what is asked</source>
        <translation>更高要求</translation>
    </message>
    <message>
        <source>Take this rule out</source>
        <translation>去掉这条规则</translation>
    </message>
    <message numerus="yes">
        <source>%n kind(s) of schools</source>
        <translation>
            <numerusform>%n 类学校</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the words of a list</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>hz::console::RulePane</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Schools</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>By county</source>
        <translation>各县市</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Change this rule</source>
        <translation>改这条规则</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>%1 % of the schools: %2</source>
        <comment>share, each one&apos;s target</comment>
        <translation>%1% 的学校达到：%2</translation>
    </message>
    <message>
        <source>To meet it</source>
        <translation>要达标</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a quantity, its number</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Numbers used</source>
        <translation>所用数字</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Who counts</source>
        <translation>口径</translation>
    </message>
    <message numerus="yes">
        <source>%Ln school(s)</source>
        <translation>
            <numerusform>%Ln 所</numerusform>
        </translation>
    </message>
    <message>
        <source>Where it is from</source>
        <translation>数据来源</translation>
    </message>
</context>
<context>
    <name>hz::console::RulesScreen</name>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>达标情况</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>Filter by title, number or source</source>
        <translation>按名称、编号、出处筛选</translation>
    </message>
    <message>
        <source>Change rules</source>
        <translation>改规则</translation>
    </message>
    <message>
        <source>Back to the rules in force</source>
        <translation>恢复现行规则</translation>
    </message>
    <message>
        <source>Who counts</source>
        <translation>口径</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1，第 %2 版</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>第 %1 版</translation>
    </message>
    <message>
        <source>Tried out: %1</source>
        <translation>试算口径：%1</translation>
    </message>
    <message>
        <source>Who counts: %1</source>
        <translation>口径：%1</translation>
    </message>
    <message>
        <source>%1 (beyond what is asked)</source>
        <translation>%1（更高要求）</translation>
    </message>
    <message>
        <source>past task</source>
        <translation>历史任务</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s)</source>
        <translation>
            <numerusform>%Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Group</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the words of a list</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Version %1 is taken back.</source>
        <translation>第 %1 版已撤回。</translation>
    </message>
    <message>
        <source>Teachers</source>
        <translation>教师</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>Tablets</source>
        <translation>平板</translation>
    </message>
    <message>
        <source>One machine a person</source>
        <translation>一人一机</translation>
    </message>
    <message>
        <source>What was in force on the census day</source>
        <translation>普查当日的现行规则</translation>
    </message>
    <message>
        <source>Version %1, in force from %2</source>
        <translation>第 %1 版，%2起施行</translation>
    </message>
    <message>
        <source>Take version %1 back</source>
        <translation>撤回第 %1 版</translation>
    </message>
</context>
<context>
    <name>hz::console::SchoolEdit</name>
    <message>
        <source>Nothing was pasted: the first row has to name the columns as the table does, and one of them has to be “%1” or “%2”.</source>
        <translation>没有粘贴：第一行要写列名，和表头一样，其中要有“%1”或“%2”。</translation>
    </message>
    <message>
        <source>it names no school</source>
        <translation>没有写是哪所学校</translation>
    </message>
    <message>
        <source>several schools are called “%1”; paste their codes</source>
        <translation>有几所学校都叫“%1”，请带上学校代码</translation>
    </message>
    <message>
        <source>there is no school “%1”</source>
        <translation>没有学校“%1”</translation>
    </message>
    <message>
        <source>“%1” was not understood as “%2”</source>
        <translation>“%1”不能作为“%2”</translation>
    </message>
    <message numerus="yes">
        <source>%Ln school(s)</source>
        <translation>
            <numerusform>%Ln 所</numerusform>
        </translation>
    </message>
    <message>
        <source>Prefecture</source>
        <translation>州直</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县市</translation>
    </message>
    <message>
        <source>A school is not there any more.</source>
        <translation>有一所学校已经不在了。</translation>
    </message>
</context>
<context>
    <name>hz::console::SchoolHeat</name>
    <message>
        <source>%1, %2: nothing asked</source>
        <translation>%1，%2：没有要求</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>rules met, rules that apply</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1, %2: %3 of %4 met, %5 not met, %6 without data</source>
        <translation>%1，%2：%4 项中达标 %3 项，未达标 %5，无数据 %6</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>county, school</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>hz::console::SchoolPage</name>
    <message>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Census</source>
        <translation>普查</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>历年</translation>
    </message>
    <message>
        <source>Which rules</source>
        <translation>哪些规则</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>Its machines</source>
        <translation>本校设备</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>达标情况</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>Census figures by year</source>
        <translation>历年普查数字</translation>
    </message>
    <message>
        <source>People a computer by year</source>
        <translation>历年师生机比</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>学生</translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n 个班</numerusform>
        </translation>
    </message>
    <message>
        <source>no census for this year</source>
        <translation>本年没有普查</translation>
    </message>
    <message>
        <source>Full-time teachers</source>
        <translation>专任教师</translation>
    </message>
    <message>
        <source>%1 students each</source>
        <translation>每人教 %1 名学生</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>%1 count</source>
        <translation>计入 %1 台</translation>
    </message>
    <message>
        <source>Students a computer</source>
        <translation>生机比</translation>
    </message>
    <message numerus="yes">
        <source>%n student computer(s)</source>
        <translation>
            <numerusform>学生机 %n 台</numerusform>
        </translation>
    </message>
    <message>
        <source>Teachers a computer</source>
        <translation>师机比</translation>
    </message>
    <message numerus="yes">
        <source>%n teacher computer(s)</source>
        <translation>
            <numerusform>教师机 %n 台</numerusform>
        </translation>
    </message>
    <message>
        <source>Rules met</source>
        <translation>达标规则</translation>
    </message>
    <message>
        <source>of %1 that apply</source>
        <translation>共 %1 条适用</translation>
    </message>
    <message>
        <source>%1, all stages together</source>
        <translation>%1（各学段合并）</translation>
    </message>
    <message>
        <source>%1 (beyond what is asked)</source>
        <translation>%1（更高要求）</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>Student computers</source>
        <translation>学生机</translation>
    </message>
    <message>
        <source>Teacher computers</source>
        <translation>教师机</translation>
    </message>
    <message>
        <source>Rooms with a display</source>
        <translation>有班班通的教室</translation>
    </message>
    <message>
        <source>Rules not met</source>
        <translation>未达标规则</translation>
    </message>
    <message>
        <source>%1</source>
        <comment>a census year</comment>
        <translation>%1</translation>
    </message>
    <message>
        <source>The census of %1 is changed.</source>
        <translation>已改%1的普查。</translation>
    </message>
    <message>
        <source>Show the rules of all groups</source>
        <translation>显示全部类别的规则</translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>没有差距</translation>
    </message>
    <message>
        <source>Every rule that applies here and can be judged is met.</source>
        <translation>适用于本校、能够判断的规则都已达标。</translation>
    </message>
    <message>
        <source>Show all rules</source>
        <translation>显示全部规则</translation>
    </message>
    <message>
        <source>No rule applies</source>
        <translation>没有适用的规则</translation>
    </message>
    <message>
        <source>The rules of this group ask nothing of this school.</source>
        <translation>这一类规则对本校没有要求。</translation>
    </message>
    <message>
        <source>Its faults</source>
        <translation>本校报修</translation>
    </message>
</context>
<context>
    <name>hz::console::SchoolSource</name>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>学校类型</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县市</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>Teachers</source>
        <translation>教师</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>Student computers</source>
        <translation>学生机</translation>
    </message>
    <message>
        <source>Students a computer</source>
        <translation>生机比</translation>
    </message>
    <message>
        <source>Teacher computers</source>
        <translation>教师机</translation>
    </message>
    <message>
        <source>Teachers a computer</source>
        <translation>师机比</translation>
    </message>
    <message>
        <source>Displays</source>
        <translation>班班通</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>达标情况</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>measured, what is missing</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Schools</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>学校代码</translation>
    </message>
    <message>
        <source>Town or country</source>
        <translation>城乡</translation>
    </message>
    <message>
        <source>Run by</source>
        <translation>隶属</translation>
    </message>
</context>
<context>
    <name>hz::console::SchoolsScreen</name>
    <message>
        <source>, </source>
        <comment>between the words of a list</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>已选 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Schools</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Filter by name or code</source>
        <translation>按校名、代码筛选</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Schools of the plan</source>
        <translation>规划内学校</translation>
    </message>
    <message>
        <source>County: %1</source>
        <translation>县市：%1</translation>
    </message>
    <message>
        <source>Kind: %1</source>
        <translation>类型：%1</translation>
    </message>
    <message>
        <source>Rule: %1</source>
        <translation>规则：%1</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>达标情况</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县市</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>学校类型</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>No schools yet</source>
        <translation>还没有学校</translation>
    </message>
    <message>
        <source>No school fits</source>
        <translation>没有符合条件的学校</translation>
    </message>
    <message>
        <source>Filter schools</source>
        <translation>筛选学校</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste rows of a spreadsheet</source>
        <translation>粘贴表格里的行</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a column, its new value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>已选 %1</translation>
    </message>
    <message>
        <source>%1 in “%2”.</source>
        <comment>how many schools, the file</comment>
        <translation>%1已导出到“%2”。</translation>
    </message>
</context>
<context>
    <name>hz::console::ServiceCommand</name>
    <message>
        <source>“%1” is not understood.</source>
        <translation>“%1”看不懂。</translation>
    </message>
    <message>
        <source>No machine has the code “%1”.</source>
        <translation>没有设备用“%1”这个编号。</translation>
    </message>
    <message>
        <source>%1 machines have the code “%2”: take the one on the label.</source>
        <translation>有 %1 台设备用“%2”这个编号，请用标签上的编号。</translation>
    </message>
    <message>
        <source>There is no school, county or prefecture with the code “%1”.</source>
        <translation>没有代码为“%1”的学校、县区或州。</translation>
    </message>
    <message>
        <source>Say with --fault what is wrong: %1.</source>
        <translation>请用 --fault 说明故障：%1。</translation>
    </message>
    <message>
        <source>Say which machine it is, by its code.</source>
        <translation>请给出设备编号。</translation>
    </message>
    <message>
        <source>Reported: %1</source>
        <translation>已报修：%1</translation>
    </message>
</context>
<context>
    <name>hz::console::ServiceDesk</name>
    <message>
        <source>Reported: %1</source>
        <translation>已报修：%1</translation>
    </message>
    <message>
        <source>Inspection begun</source>
        <translation>已开始巡检</translation>
    </message>
    <message>
        <source>Signed by %1</source>
        <translation>%1 已签字</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what was looked at, what was found</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>hz::console::ServicePlace</name>
    <message>
        <source>Faults</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Inspections</source>
        <translation>巡检</translation>
    </message>
    <message>
        <source>Report a fault</source>
        <translation>报修</translation>
    </message>
</context>
<context>
    <name>hz::console::SignSheet</name>
    <message>
        <source>Sign</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Sign the inspection</source>
        <translation>巡检签字</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>hz::console::Standing</name>
    <message>
        <source>d MMMM yyyy</source>
        <comment>how a date is written</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>The whole prefecture</source>
        <translation>全州总览</translation>
    </message>
    <message>
        <source>d MMMM yyyy, HH:mm</source>
        <comment>how a time is written</comment>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
</context>
<context>
    <name>hz::console::StepSheet</name>
    <message>
        <source>One more part</source>
        <translation>再加一个配件</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理情况</translation>
    </message>
    <message>
        <source>Minutes of work</source>
        <translation>用时（分钟）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Yuan each</source>
        <translation>单价（元）</translation>
    </message>
    <message>
        <source>Write which part it was.</source>
        <translation>请写配件名称。</translation>
    </message>
    <message>
        <source>Write the price of “%1” as a number of yuan.</source>
        <translation>“%1”的单价请写成元。</translation>
    </message>
</context>
<context>
    <name>hz::console::StocktakeScreen</name>
    <message>
        <source>Machines</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>列出什么</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>Nothing is being counted</source>
        <translation>现在没有盘点</translation>
    </message>
    <message>
        <source>Choose a room or a whole school, then scan one label after another.</source>
        <translation>选一间教室或一所学校，然后逐台扫标签。</translation>
    </message>
    <message>
        <source>Begin a stocktake</source>
        <translation>开始盘点</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>以往盘点</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新盘点</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>Propose changes</source>
        <translation>按盘点改账</translation>
    </message>
    <message>
        <source>Stocktake</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Report of the stocktake</source>
        <translation>盘点报告</translation>
    </message>
    <message>
        <source>d MMMM yyyy, HH:mm</source>
        <comment>how a time is written</comment>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>%1 · %2, ended</source>
        <translation>%1 · %2，已结束</translation>
    </message>
    <message>
        <source>%1 · since %2</source>
        <translation>%1 · %2 开始</translation>
    </message>
    <message>
        <source>of %1 that are to be here</source>
        <translation>应有 %1 台</translation>
    </message>
    <message>
        <source>not scanned yet</source>
        <translation>还没扫到</translation>
    </message>
    <message>
        <source>not scanned</source>
        <translation>没有扫到</translation>
    </message>
    <message>
        <source>are booked elsewhere</source>
        <translation>账上在别处</translation>
    </message>
    <message>
        <source>codes of no machine</source>
        <translation>不是本库设备的码</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束盘点</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续盘点</translation>
    </message>
    <message>
        <source>Scan the first label</source>
        <translation>请扫第一张标签</translation>
    </message>
    <message>
        <source>Nothing was scanned</source>
        <translation>没有扫过码</translation>
    </message>
    <message>
        <source>%1, booked at %2</source>
        <translation>%1，账上在 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>number, kind</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, then Enter</source>
        <translation>%1，回车确认</translation>
    </message>
    <message>
        <source>What is counted?</source>
        <translation>盘点哪里？</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>place, day</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2, goes on</source>
        <translation>%1 · %2，进行中</translation>
    </message>
    <message>
        <source>Stocktake of %1</source>
        <translation>%1盘点</translation>
    </message>
    <message>
        <source>The report is in “%1”.</source>
        <translation>报告已存到“%1”。</translation>
    </message>
    <message>
        <source>End the stocktake first: until then what is missing may still be found.</source>
        <translation>请先结束盘点：没扫到的可能还会扫到。</translation>
    </message>
    <message>
        <source>Scan the next label</source>
        <translation>请扫下一张标签</translation>
    </message>
</context>
<context>
    <name>hz::console::TableFile</name>
    <message>
        <source>Plain table (*.csv)</source>
        <translation>纯文本表格 (*.csv)</translation>
    </message>
    <message>
        <source>Spreadsheet (*.xlsx)</source>
        <translation>电子表格 (*.xlsx)</translation>
    </message>
    <message>
        <source>On paper (*.pdf)</source>
        <translation>打印稿 (*.pdf)</translation>
    </message>
    <message>
        <source>Word document (*.docx)</source>
        <translation>Word 文档 (*.docx)</translation>
    </message>
</context>
<context>
    <name>hz::console::TableReport</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <comment>how long a table is</comment>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: ____________________</source>
        <comment>who signs</comment>
        <translation>%1：____________________</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Word document (*.docx)</source>
        <translation>Word 文档 (*.docx)</translation>
    </message>
    <message>
        <source>Spreadsheet (*.xlsx)</source>
        <translation>电子表格 (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>hz::console::TaskTimeline</name>
    <message>
        <source>Tasks over the years</source>
        <translation>任务时间线</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>task, until when</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>hz::console::TicketPane</name>
    <message>
        <source>Accepted</source>
        <translation>已受理</translation>
    </message>
    <message>
        <source>Taken in for repair</source>
        <translation>已送修</translation>
    </message>
    <message>
        <source>Waits for parts</source>
        <translation>等配件</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>已修好</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 × %2, %3 yuan</source>
        <comment>part, how many, price of all</comment>
        <translation>%1 × %2，%3 元</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between what is listed</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>报修单</translation>
    </message>
    <message>
        <source>History</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>machine, kind</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>when, by whom</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n day(s) late</source>
        <comment>a day</comment>
        <translation>
            <numerusform>%1，逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen to by</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 元</translation>
    </message>
</context>
<context>
    <name>hz::console::TicketSource</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a day near by</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM, HH:mm</source>
        <comment>a moment of this year</comment>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a day of another year</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>报修时间</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>报修人</translation>
    </message>
    <message>
        <source>Seen to by</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Parts, yuan</source>
        <translation>配件(元)</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>报修</translation>
    </message>
</context>
<context>
    <name>hz::console::TicketsScreen</name>
    <message>
        <source>Faults</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>No fault is listed</source>
        <translation>没有报修单</translation>
    </message>
    <message>
        <source>Nothing is broken, or a filter hides it.</source>
        <translation>没有故障，或被筛选隐藏了。</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation>检查内容</translation>
    </message>
    <message>
        <source>Inspections</source>
        <comment>of rooms and networks</comment>
        <translation>巡检</translation>
    </message>
    <message>
        <source>Type to filter</source>
        <translation>打字筛选</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Report a fault</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Filter faults</source>
        <translation>筛选报修</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message numerus="yes">
        <source>%Ln fault(s)</source>
        <translation>
            <numerusform>%Ln 单</numerusform>
        </translation>
    </message>
    <message>
        <source>Time</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县市</translation>
    </message>
    <message>
        <source>One machine</source>
        <translation>一台设备</translation>
    </message>
    <message>
        <source>One room</source>
        <translation>一间教室</translation>
    </message>
    <message>
        <source>School: %1</source>
        <translation>学校：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n school(s)</source>
        <translation>
            <numerusform>%n 所学校</numerusform>
        </translation>
    </message>
    <message>
        <source>County: %1</source>
        <translation>县市：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n county(-ies)</source>
        <translation>
            <numerusform>%n 个县市</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between what is listed</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 in “%2”.</source>
        <comment>how many faults, the file</comment>
        <translation>%1已存入“%2”。</translation>
    </message>
</context>
<context>
    <name>hz::console::TransferCommand</name>
    <message>
        <source>There is no school and no county with the code “%1”.</source>
        <translation>没有代码为“%1”的学校或区县。</translation>
    </message>
    <message>
        <source>What is “%1”?</source>
        <translation>“%1”是什么？</translation>
    </message>
    <message>
        <source>An order is never “%1”, but one of: %2.</source>
        <translation>调拨单没有“%1”这种状态，可用：%2。</translation>
    </message>
    <message>
        <source>There is no transfer order “%1”.</source>
        <translation>没有调拨单“%1”。</translation>
    </message>
    <message>
        <source>Several orders have the number “%1”. Name it by its id.</source>
        <translation>编号“%1”对应多张调拨单，请改用标识（id）。</translation>
    </message>
    <message>
        <source>“%1” is named twice.</source>
        <translation>“%1”写了两次。</translation>
    </message>
    <message>
        <source>Say which order it is, by its number.</source>
        <translation>请写明是哪张调拨单（编号）。</translation>
    </message>
    <message>
        <source>  transfers list [--scope CODE] [--state STATE] | transfers make [as plan]
  transfers issue|send|receive|withdraw ORDER… [--room ID] [--note TEXT]
                                     orders that move machines between schools
</source>
        <translation>  transfers list [--scope 代码] [--state 状态] | transfers make [同 plan]
  transfers issue|send|receive|withdraw 单号… [--room ID] [--note 说明]
                                     校际设备调拨单
</translation>
    </message>
    <message>
        <source>What is to be done with transfer orders: list, make, issue, send, receive or withdraw?</source>
        <translation>要对调拨单做什么：list、make、issue、send、receive 还是 withdraw？</translation>
    </message>
</context>
<context>
    <name>hz::console::TransferDesk</name>
    <message>
        <source>Transfer orders made. Look them through, then issue them.</source>
        <translation>调拨单已生成，请核对后下达。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n order(s)</source>
        <comment>a step</comment>
        <translation>
            <numerusform>%1：%n 张</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hz::console::TransferPane</name>
    <message>
        <source>put into %1</source>
        <translation>放到%1</translation>
    </message>
    <message numerus="yes">
        <source>%n did not come</source>
        <translation>
            <numerusform>%n 台未到</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between what is listed</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Order</source>
        <comment>of a transfer</comment>
        <translation>调拨单</translation>
    </message>
    <message>
        <source>Why so</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>History</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Asset tag</source>
        <translation>资产编号</translation>
    </message>
    <message>
        <source>Machines of the order</source>
        <translation>调拨的设备</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>设备</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s)</source>
        <translation>
            <numerusform>%n 台设备</numerusform>
        </translation>
    </message>
    <message>
        <source>From</source>
        <translation>调出</translation>
    </message>
    <message>
        <source>To</source>
        <translation>调入</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>路程</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>did not come</source>
        <translation>未到</translation>
    </message>
</context>
<context>
    <name>hz::console::TransferPaper</name>
    <message>
        <source>Transfer order %1</source>
        <translation>调拨单 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 gives %n machine(s) to %2.</source>
        <comment>schools</comment>
        <translation>
            <numerusform>%1 调给 %2，共 %n 台。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 since %2 (%3).</source>
        <comment>state, day, person</comment>
        <translation>%1，%2（%3）。</translation>
    </message>
    <message>
        <source>By the plan “%1”.</source>
        <translation>依据方案“%1”。</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>理由：%1</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Asset tag</source>
        <translation>资产编号</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Booked in</source>
        <translation>入账日期</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>是否到齐</translation>
    </message>
    <message>
        <source>did not come</source>
        <translation>未到</translation>
    </message>
    <message>
        <source>For the giving school</source>
        <translation>调出学校（签字）</translation>
    </message>
    <message>
        <source>For the receiving school</source>
        <translation>调入学校（签字）</translation>
    </message>
    <message>
        <source>Transfer orders</source>
        <translation>调拨单</translation>
    </message>
    <message>
        <source>Number</source>
        <comment>of an order</comment>
        <translation>编号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>From</source>
        <translation>调出</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>To</source>
        <translation>调入</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>未到（台）</translation>
    </message>
    <message>
        <source>km</source>
        <translation>公里</translation>
    </message>
    <message>
        <source>Cost, yuan</source>
        <translation>费用，元</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between reasons</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>came</source>
        <translation>已到</translation>
    </message>
</context>
<context>
    <name>hz::console::TransferSource</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Number</source>
        <comment>of an order</comment>
        <translation>编号</translation>
    </message>
    <message>
        <source>From</source>
        <translation>调出</translation>
    </message>
    <message>
        <source>To</source>
        <translation>调入</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>machines that came, that were to come</comment>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>hz::console::TransfersScreen</name>
    <message>
        <source>Transfer orders</source>
        <translation>调拨单</translation>
    </message>
    <message>
        <source>No transfer order is listed</source>
        <translation>没有列出调拨单</translation>
    </message>
    <message>
        <source>Make them from a plan, or a filter hides them.</source>
        <translation>可以从规划方案生成；也可能被筛选隐藏了。</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Type to filter</source>
        <translation>输入文字筛选</translation>
    </message>
    <message>
        <source>Print or export</source>
        <translation>打印或导出</translation>
    </message>
    <message>
        <source>Issue all drafts</source>
        <translation>全部下达</translation>
    </message>
    <message>
        <source>Filter transfer orders</source>
        <translation>筛选调拨单</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln 张</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between what is listed</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%Ln machine(s)</source>
        <translation>
            <numerusform>%Ln 台</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县市</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>how many orders, how many machines</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>hz::console::Undoing</name>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>已重做：%1</translation>
    </message>
</context>
<context>
    <name>hz::console::WeekView</name>
    <message>
        <source>Period %1</source>
        <translation>第%1节</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>times of the day</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between what is known of a booking</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a day near by</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>Gives way to another booking</source>
        <translation>让给更早的预约</translation>
    </message>
    <message>
        <source>ddd, d MMMM</source>
        <comment>a day of this week</comment>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>period %1</source>
        <translation>第%1节</translation>
    </message>
    <message>
        <source>periods %1 to %2</source>
        <translation>第%1至%2节</translation>
    </message>
    <message>
        <source>%1, %2–%3</source>
        <comment>periods, their times</comment>
        <translation>%1，%2–%3</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>节次</translation>
    </message>
</context>
<context>
    <name>hz::console::WordDocument</name>
    <message>
        <source>A Word document is made by LibreOffice, which is not installed on this computer. Install LibreOffice, or choose PDF or a workbook.</source>
        <translation>导出 Word 文档要用 LibreOffice，这台电脑没有安装。请安装 LibreOffice，或改用 PDF、表格。</translation>
    </message>
    <message>
        <source>LibreOffice made no document. Choose PDF or a workbook instead.</source>
        <translation>LibreOffice 没有生成文档。请改用 PDF 或表格。</translation>
    </message>
</context>
<context>
    <name>hz::console::WorksAbout</name>
    <message>
        <source>%1 %2</source>
        <comment>id of a rule, its title</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>查看依据</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 元</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>by whom, when</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>number of a task, unit</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Whose task</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between what is listed</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Each year</source>
        <translation>每年</translation>
    </message>
    <message>
        <source>%1 to %2, each by its end</source>
        <translation>%1—%2年，每年年底前</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Completed by</source>
        <translation>完成单位</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>how many, of how many</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Extended because</source>
        <translation>延期原因</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>填报</translation>
    </message>
    <message>
        <source>Nothing has been reported yet.</source>
        <translation>还没有填报。</translation>
    </message>
    <message>
        <source>Measured by</source>
        <translation>衡量指标</translation>
    </message>
    <message>
        <source>Year %1</source>
        <translation>%1年</translation>
    </message>
    <message>
        <source>Public funds</source>
        <translation>公用经费</translation>
    </message>
    <message>
        <source>Nobody has entered the public funds of this year.</source>
        <translation>本年公用经费还没有录入。</translation>
    </message>
    <message>
        <source>Informatization</source>
        <translation>信息化支出</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>%1, at least 10 %</source>
        <translation>%1，应不低于 10 %</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>还差</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>budget line, who paid</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Budget year</source>
        <translation>预算年度</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>No evidence is kept with it.</source>
        <translation>没有佐证材料。</translation>
    </message>
    <message>
        <source>Share of public funds, %1</source>
        <translation>信息化支出占公用经费（%1年）</translation>
    </message>
    <message>
        <source>Four lines that a county pays</source>
        <translation>县级四项经费</translation>
    </message>
    <message>
        <source>nothing entered</source>
        <translation>未录入</translation>
    </message>
    <message>
        <source>%1, %2 of %3 schools</source>
        <comment>share, that reach it, of how many</comment>
        <translation>%1，%2/%3 校达标</translation>
    </message>
    <message>
        <source>Schools together</source>
        <translation>学校合计</translation>
    </message>
    <message>
        <source>≥ 10 %</source>
        <translation>≥ 10 %</translation>
    </message>
    <message>
        <source>All four</source>
        <translation>四项齐全</translation>
    </message>
    <message>
        <source>Without %1</source>
        <translation>缺%1</translation>
    </message>
    <message>
        <source>All schools</source>
        <translation>全部学校</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>role, school</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Enough</source>
        <translation>已满</translation>
    </message>
    <message>
        <source>Too few</source>
        <translation>不足</translation>
    </message>
    <message>
        <source>In three years</source>
        <translation>三年学时</translation>
    </message>
    <message>
        <source>%1 of 30 hours</source>
        <translation>%1 / 30 学时</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>实践学时</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 学时</translation>
    </message>
    <message>
        <source>Was due</source>
        <translation>应完成于</translation>
    </message>
    <message>
        <source>To be had by</source>
        <translation>最迟</translation>
    </message>
    <message>
        <source>Enough until</source>
        <translation>有效至</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>培训记录</translation>
    </message>
    <message>
        <source>%1 hours, %2 of them practice</source>
        <comment>hours, hours</comment>
        <translation>%1 学时，其中实践 %2</translation>
    </message>
    <message>
        <source>No training has been entered.</source>
        <translation>还没有培训记录。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>register, unit</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>终止年度</translation>
    </message>
    <message>
        <source>it still stands</source>
        <translation>持续有效</translation>
    </message>
    <message>
        <source>People in it</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Authorised posts</source>
        <translation>编制数</translation>
    </message>
    <message>
        <source>Award</source>
        <translation>奖项</translation>
    </message>
    <message>
        <source>Counts for</source>
        <translation>计入指标</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>%1 of %2 settled</source>
        <translation>%1 / %2 项落实</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>长期坚持</translation>
    </message>
    <message>
        <source>Settled is what is reported as completed or meets its targets.</source>
        <translation>“落实”指已填报完成，或衡量指标已达标。</translation>
    </message>
    <message>
        <source>Training by the plan&apos;s targets</source>
        <translation>培训指标</translation>
    </message>
    <message>
        <source>Registers by the plan&apos;s targets</source>
        <translation>台账指标</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>targets, of whom</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>hz::console::WorksCommand</name>
    <message>
        <source>Say which file is to be brought in.</source>
        <translation>请指明要导入的文件。</translation>
    </message>
    <message>
        <source>%1 entered, %2 known already, %3 refused.</source>
        <translation>录入 %1 条，已有 %2 条，未通过 %3 条。</translation>
    </message>
    <message>
        <source>  tasks list [--scope CODE] [--year YEAR] [--to FILE.{xlsx,csv,pdf}]
                                     the plan&apos;s tasks, their owners, deadlines and targets
</source>
        <translation>  tasks list [--scope CODE] [--year YEAR] [--to FILE.{xlsx,csv,pdf}]
                                     规划任务、责任单位、期限和指标
</translation>
    </message>
    <message>
        <source>  money list|shares [--scope CODE] [--year YEAR] [--to FILE]
  money import [--school CODE] [--year YEAR] FILE
                                     spending on informatization, and its share of public funds
</source>
        <translation>  money list|shares [--scope CODE] [--year YEAR] [--to FILE]
  money import [--school CODE] [--year YEAR] FILE
                                     信息化支出及其占公用经费的比例
</translation>
    </message>
    <message>
        <source>  training list [--scope CODE] [--to FILE] | import [--school CODE] FILE
                                     who was trained for how many hours
</source>
        <translation>  training list [--scope CODE] [--to FILE] | import [--school CODE] FILE
                                     培训人员和学时
</translation>
    </message>
    <message>
        <source>“%1” is not understood.</source>
        <translation>无法理解“%1”。</translation>
    </message>
    <message>
        <source>“%1” ends neither in .xlsx nor in .csv nor in .pdf.</source>
        <translation>“%1”的后缀不是 .xlsx、.csv 或 .pdf。</translation>
    </message>
    <message>
        <source>  registers list [--scope CODE] [--to FILE] | import [--school CODE] [--year YEAR] FILE
                                     teams, models, contests and schemes
</source>
        <translation>  registers list [--scope CODE] [--to FILE] | import [--school CODE] [--year YEAR] FILE
                                     队伍、典型、竞赛和制度台账
</translation>
    </message>
</context>
<context>
    <name>hz::console::WorksDesk</name>
    <message>
        <source>“%1” is no day: write it as 2025-03-01.</source>
        <translation>“%1”不是日期，请写成 2025-03-01。</translation>
    </message>
    <message>
        <source>Write the year with four digits.</source>
        <translation>年度请写四位数字。</translation>
    </message>
    <message>
        <source>Write the amount in yuan.</source>
        <translation>请填写金额（元）。</translation>
    </message>
    <message>
        <source>“%1” is no amount in yuan.</source>
        <translation>“%1”不是金额（元）。</translation>
    </message>
    <message>
        <source>“%1” is no number of people.</source>
        <translation>“%1”不是人数。</translation>
    </message>
    <message>
        <source>Type a part of the name</source>
        <translation>输入名称的一部分</translation>
    </message>
    <message>
        <source>Choose the school or area from the list.</source>
        <translation>请从列表中选择学校或县市。</translation>
    </message>
    <message>
        <source>Say why the deadline is extended.</source>
        <translation>请写明延期原因。</translation>
    </message>
    <message>
        <source>Write the name.</source>
        <translation>请填写姓名。</translation>
    </message>
    <message>
        <source>Write what the training was.</source>
        <translation>请填写培训名称。</translation>
    </message>
    <message>
        <source>Write on which day it was.</source>
        <translation>请填写日期。</translation>
    </message>
    <message>
        <source>Write how many hours it was, such as 7.5.</source>
        <translation>请填写学时，例如 7.5。</translation>
    </message>
    <message>
        <source>The hours of practice are a part of the hours.</source>
        <translation>实践学时不能多于总学时。</translation>
    </message>
    <message>
        <source>Entry taken away</source>
        <translation>已删除一条记录</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>填报</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Extended to</source>
        <translation>延期至</translation>
    </message>
    <message>
        <source>Only where the bureau agreed</source>
        <translation>仅在教育局同意后填写</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>延期理由</translation>
    </message>
    <message>
        <source>Progress reported</source>
        <translation>已填报进展</translation>
    </message>
    <message>
        <source>Enter spending</source>
        <translation>记一笔支出</translation>
    </message>
    <message>
        <source>Change the entry</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>改</translation>
    </message>
    <message>
        <source>Who paid</source>
        <translation>支出单位</translation>
    </message>
    <message>
        <source>Budget line</source>
        <translation>经费类别</translation>
    </message>
    <message>
        <source>Amount (yuan)</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Budget year</source>
        <translation>预算年度</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Voucher number</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>%1 yuan entered</source>
        <translation>已录入 %1 元</translation>
    </message>
    <message>
        <source>Public funds of a year</source>
        <translation>年度公用经费</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Public funds (yuan)</source>
        <translation>公用经费（元）</translation>
    </message>
    <message>
        <source>Public funds entered</source>
        <translation>已录入公用经费</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>Practice hours</source>
        <translation>实践学时</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Organiser</source>
        <translation>主办单位</translation>
    </message>
    <message>
        <source>Enter a training of a new person</source>
        <translation>录入新人员的培训</translation>
    </message>
    <message>
        <source>Enter a training of %1</source>
        <translation>录入%1的培训</translation>
    </message>
    <message>
        <source>%1 hours of %2 entered</source>
        <translation>已录入 %2 的 %1 学时</translation>
    </message>
    <message>
        <source>Change the person</source>
        <translation>修改人员</translation>
    </message>
    <message>
        <source>Works here</source>
        <translation>在岗</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No, is not counted any more</source>
        <translation>否，不再计入</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>已修改%1</translation>
    </message>
    <message>
        <source>Enter in the register</source>
        <translation>登记台账</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>School or area</source>
        <translation>学校或县市</translation>
    </message>
    <message>
        <source>Until the year</source>
        <translation>截至年度</translation>
    </message>
    <message>
        <source>Empty while it stands</source>
        <translation>持续有效时不填</translation>
    </message>
    <message>
        <source>People in it</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Authorised posts</source>
        <translation>编制数</translation>
    </message>
    <message>
        <source>Award</source>
        <translation>奖项</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Entered in the register</source>
        <translation>已登记</translation>
    </message>
</context>
<context>
    <name>hz::console::WorksLists</name>
    <message>
        <source>%1</source>
        <comment>a year</comment>
        <translation>%1年</translation>
    </message>
    <message>
        <source>The whole prefecture</source>
        <translation>全州</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between what is listed</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <comment>verdict, rules that are met, of how many</comment>
        <translation>%1（%2/%3）</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>By its targets</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Completed by</source>
        <translation>完成单位</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>In the plan</source>
        <translation>规划编号</translation>
    </message>
    <message>
        <source>Whose task</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Before publication</source>
        <translation>规划公布前</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>长期坚持</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县市</translation>
    </message>
    <message>
        <source>Public funds (yuan)</source>
        <translation>公用经费（元）</translation>
    </message>
    <message>
        <source>Informatization (yuan)</source>
        <translation>信息化支出（元）</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Missing (yuan)</source>
        <translation>还差（元）</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>笔数</translation>
    </message>
    <message>
        <source>Share of 10 %</source>
        <translation>10 % 占比</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Budget line</source>
        <translation>经费类别</translation>
    </message>
    <message>
        <source>Amount (yuan)</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>佐证</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>By</source>
        <translation>录入人</translation>
    </message>
    <message>
        <source>With evidence</source>
        <translation>有佐证</translation>
    </message>
    <message>
        <source>Without evidence</source>
        <translation>无佐证</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Hours in three years</source>
        <translation>三年学时</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>实践学时</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>还差</translation>
    </message>
    <message>
        <source>By, or until</source>
        <translation>最迟／有效至</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>培训记录</translation>
    </message>
    <message>
        <source>Thirty hours</source>
        <translation>三年30学时</translation>
    </message>
    <message>
        <source>Enough</source>
        <translation>已满</translation>
    </message>
    <message>
        <source>Too few</source>
        <translation>不足</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>终止年度</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Award</source>
        <translation>奖项</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Tasks</source>
        <comment>of the plan</comment>
        <translation>任务</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>经费占比</translation>
    </message>
    <message>
        <source>Spending</source>
        <translation>支出明细</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>%1, before publication</source>
        <translation>%1（规划公布前）</translation>
    </message>
    <message>
        <source>%1, extended</source>
        <translation>%1（已延期）</translation>
    </message>
    <message>
        <source>Earlier task</source>
        <translation>历史任务</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of a person</comment>
        <translation>姓名</translation>
    </message>
</context>
<context>
    <name>hz::console::WorksPane</name>
    <message>
        <source>Deadlines</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Counties</source>
        <translation>各县市</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>hz::console::WorksPrint</name>
    <message>
        <source>The list has %1 rows; on paper go at most %2. Narrow it, or take a spreadsheet.</source>
        <translation>列表有 %1 行，打印稿最多 %2 行。请先筛选，或导出为电子表格。</translation>
    </message>
</context>
<context>
    <name>hz::console::WorksScreen</name>
    <message numerus="yes">
        <source>%Ln entry(-ies)</source>
        <translation>
            <numerusform>%Ln 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Report progress</source>
        <translation>填报进展</translation>
    </message>
    <message>
        <source>Public funds</source>
        <translation>公用经费</translation>
    </message>
    <message>
        <source>Enter spending</source>
        <translation>记一笔支出</translation>
    </message>
    <message>
        <source>Enter training</source>
        <translation>录入培训</translation>
    </message>
    <message>
        <source>Enter in the register</source>
        <translation>登记台账</translation>
    </message>
    <message>
        <source>New people</source>
        <translation>新人员</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them</source>
        <translation>
            <numerusform>%Ln 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more rows</source>
        <translation>
            <numerusform>……另有 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Tasks and money</source>
        <translation>任务与经费</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Nothing has been entered yet</source>
        <translation>还没有记录</translation>
    </message>
    <message>
        <source>Enter the first by hand, or paste or import rows of a spreadsheet.</source>
        <translation>手工录入第一条，或粘贴、导入电子表格中的行。</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>没有符合条件的记录</translation>
    </message>
    <message>
        <source>Take away a filter, or look for less.</source>
        <translation>去掉一个筛选条件，或者少写几个字。</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation>查看内容</translation>
    </message>
    <message>
        <source>Type to filter</source>
        <translation>打字筛选</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>筛选列表</translation>
    </message>
    <message>
        <source>Enter something new</source>
        <translation>录入新记录</translation>
    </message>
    <message>
        <source>Change what is looked at</source>
        <translation>修改当前记录</translation>
    </message>
    <message>
        <source>Take the entry away</source>
        <translation>删除当前记录</translation>
    </message>
    <message>
        <source>Import rows of a spreadsheet</source>
        <translation>导入电子表格</translation>
    </message>
    <message>
        <source>Paste rows of a spreadsheet</source>
        <translation>粘贴表格里的行</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between what is listed</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>改</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Import “%1”</source>
        <translation>导入“%1”</translation>
    </message>
    <message>
        <source>Pasted rows</source>
        <translation>粘贴的行</translation>
    </message>
    <message>
        <source>clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx *.csv *.tsv *.txt)</source>
        <translation>电子表格 (*.xlsx *.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>%1 in “%2”.</source>
        <comment>how many rows, the file</comment>
        <translation>%1已导出到“%2”。</translation>
    </message>
    <message>
        <source>How tasks are shown</source>
        <translation>任务的显示方式</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
</context>
<context>
    <name>hz::console::YearsPane</name>
    <message>
        <source>What is planned</source>
        <translation>规划的时段</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Five years</source>
        <translation>五年</translation>
    </message>
    <message>
        <source>Year by year</source>
        <translation>逐年安排</translation>
    </message>
    <message>
        <source>ten thousand yuan, machines, schools</source>
        <translation>金额单位万元，数量单位台、所</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>结余</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>调拨</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>新购</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>到龄</translation>
    </message>
    <message>
        <source>Have enough</source>
        <translation>达标学校</translation>
    </message>
    <message>
        <source>Schools that have enough</source>
        <translation>达标学校</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>调拨和采购</translation>
    </message>
    <message>
        <source>What</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>台</translation>
    </message>
    <message>
        <source>Why so</source>
        <translation>为什么这样</translation>
    </message>
    <message>
        <source>Several years</source>
        <translation>多年规划</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>正在求解</translation>
    </message>
    <message>
        <source>Good enough, stop</source>
        <translation>够好了，停下</translation>
    </message>
    <message>
        <source>Export plan</source>
        <translation>导出规划</translation>
    </message>
    <message>
        <source>Year %1, ten thousand yuan</source>
        <translation>第 %1 年，万元</translation>
    </message>
    <message>
        <source>Retired at an age of, years</source>
        <translation>使用满几年更新</translation>
    </message>
    <message>
        <source>Target: %1</source>
        <translation>目标：%1</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>从%1调来</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新购</translation>
    </message>
    <message>
        <source>%1 transfers, %2 purchases</source>
        <translation>调拨 %1 单，采购 %2 单</translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>正在算…</translation>
    </message>
    <message>
        <source>All %1 schools have enough in the end.</source>
        <translation>期末 %1 所学校全部达标。</translation>
    </message>
    <message>
        <source>%1 schools lack %2 machines in the end: the budgets do not allow more.</source>
        <translation>期末还有 %1 所学校共缺 %2 台：预算只够这些。</translation>
    </message>
    <message>
        <source>At most %1 % from the best.</source>
        <translation>离最优最多差 %1%。</translation>
    </message>
    <message>
        <source>A better plan is being searched for.</source>
        <translation>还在找更好的方案。</translation>
    </message>
    <message>
        <source>The search was stopped.</source>
        <translation>已停止求解。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Plan of several years</source>
        <translation>多年规划</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存方案</translation>
    </message>
    <message>
        <source>Keep as a scenario that can be compared with others</source>
        <translation>保存为方案，可与其他方案对比</translation>
    </message>
    <message>
        <source>Make transfer orders</source>
        <translation>生成调拨单</translation>
    </message>
</context>
<context>
    <name>hz::hub::Arguments</name>
    <message>
        <source>Where it can be reached (127.0.0.1:5984 if this is not said).</source>
        <translation>从哪里可以访问它（不写则为 127.0.0.1:5984）。</translation>
    </message>
    <message>
        <source>A web site whose pages may use this hub; several with commas between them.</source>
        <translation>网页可以使用此中枢的网站；多个之间用逗号分隔。</translation>
    </message>
    <message>
        <source>Without encryption.</source>
        <translation>不加密。</translation>
    </message>
    <message>
        <source>Roles of the user, with commas between them.</source>
        <translation>用户的角色，之间用逗号分隔。</translation>
    </message>
    <message>
        <source>The user may do everything.</source>
        <translation>该用户可以做任何操作。</translation>
    </message>
    <message>
        <source>The password is the first line of the input.</source>
        <translation>密码是输入的第一行。</translation>
    </message>
    <message>
        <source>Users of a database, with commas between them.</source>
        <translation>数据库的用户，用逗号分隔。</translation>
    </message>
    <message>
        <source>Roles that use a database, with commas between them.</source>
        <translation>使用数据库的角色，用逗号分隔。</translation>
    </message>
    <message>
        <source>The database that goes up to another hub.</source>
        <translation>推送到上级的数据库。</translation>
    </message>
    <message>
        <source>What it is called there, if not the same.</source>
        <translation>它在上级的名称（不同时才写）。</translation>
    </message>
    <message>
        <source>In whose name it signs in there.</source>
        <translation>登录上级所用的用户名。</translation>
    </message>
    <message>
        <source>The only certificate of the other hub that is spoken to.</source>
        <translation>上级服务器唯一可接受的证书。</translation>
    </message>
</context>
<context>
    <name>hz::hub::Commands</name>
    <message>
        <source>“%1” is no address with a port.</source>
        <translation>“%1”不是带端口的地址。</translation>
    </message>
    <message>
        <source>The hub can be reached at %1. It is %2.</source>
        <translation>可在 %1 访问中枢。其标识为 %2。</translation>
    </message>
    <message>
        <source>serve   offer the databases of the profile to other computers</source>
        <translation>serve   向其他计算机提供此配置目录中的数据库</translation>
    </message>
    <message>
        <source>Its certificate has the SHA-256 fingerprint %1.</source>
        <translation>其证书的 SHA-256 指纹为 %1。</translation>
    </message>
    <message>
        <source>user add|passwd NAME --password-stdin   let somebody sign in; another password</source>
        <translation>user add|passwd NAME --password-stdin   允许某人登录；更换密码</translation>
    </message>
    <message>
        <source>user list   who may sign in</source>
        <translation>user list   谁可以登录</translation>
    </message>
    <message>
        <source>user remove NAME   somebody signs in no more</source>
        <translation>user remove NAME   不再允许某人登录</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a database: small letters, digits and _ $ ( ) + -, a letter first.</source>
        <translation>“%1”不能作为数据库名称：只能用小写字母、数字和 _ $ ( ) + -，并以字母开头。</translation>
    </message>
    <message>
        <source>There is a database “%1” already.</source>
        <translation>数据库“%1”已存在。</translation>
    </message>
    <message>
        <source>There is no database “%1”.</source>
        <translation>没有数据库“%1”。</translation>
    </message>
    <message>
        <source>It has no administrator yet. Open %1/_hezhou/ and enter the code %2; it holds until the hub is started anew.</source>
        <translation>还没有管理员。请打开 %1/_hezhou/ 并输入设置码 %2；重新启动后设置码会改变。</translation>
    </message>
    <message>
        <source>db create NAME   a new database, for administrators only</source>
        <translation>db create 名称   新建数据库，只有管理员可用</translation>
    </message>
    <message>
        <source>db list   the databases and who may use them</source>
        <translation>db list   列出数据库及可使用的人</translation>
    </message>
    <message>
        <source>db secure NAME [--members A,B] [--member-roles R] [--admins A] [--admin-roles R]   who may use it</source>
        <translation>db secure 名称 [--members 甲,乙] [--member-roles 角色] [--admins 甲] [--admin-roles 角色]   规定谁可以使用</translation>
    </message>
    <message>
        <source>Other computers join with this pairing code, pasted in place of an address: %1</source>
        <translation>其他电脑加入时，在地址栏粘贴这个配对码：%1</translation>
    </message>
    <message>
        <source>upward set ADDRESS|PAIRINGCODE --db NAME [--as NAME] --name USER --password-stdin [--fingerprint SHA256]   a database goes up to another hub as long as this one serves</source>
        <translation>upward set 地址|配对码 --db 名称 [--as 名称] --name 用户名 --password-stdin [--fingerprint SHA256]   本服务器运行期间，把一个数据库持续推送到上级服务器</translation>
    </message>
    <message>
        <source>upward list   which databases go up, and where to</source>
        <translation>upward list   哪些数据库推送到哪里</translation>
    </message>
    <message>
        <source>upward remove --db NAME   it goes up no more</source>
        <translation>upward remove --db 名称   不再推送</translation>
    </message>
    <message>
        <source>“%1” is no SHA-256 fingerprint of a certificate: that has 64 digits from 0 to F.</source>
        <translation>“%1”不是证书的 SHA-256 指纹：指纹由 64 个 0 到 F 的字符组成。</translation>
    </message>
    <message>
        <source>It is kept, but does not go yet: %1</source>
        <translation>已保存，但现在还推送不了：%1</translation>
    </message>
    <message>
        <source>%1: goes up as long as this hub serves.</source>
        <translation>%1：本服务器运行期间持续推送。</translation>
    </message>
    <message>
        <source>No database of this hub goes up to another one. To push one up: hezhou-hub upward set ADDRESS --db NAME --name USER --password-stdin</source>
        <translation>本机没有数据库推送到上级。要推送：hezhou-hub upward set 地址 --db 名称 --name 用户 --password-stdin</translation>
    </message>
</context>
<context>
    <name>hz::ink::Codec</name>
    <message>
        <source>The ink is damaged.</source>
        <translation>笔迹数据已损坏。</translation>
    </message>
    <message>
        <source>This ink was written by a newer version of Hezhou.</source>
        <translation>这些笔迹由更新版本的河州软件写成。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::AgentList</name>
    <message>
        <source>By its model it is taken for: %1.</source>
        <translation>按型号判断为：%1。</translation>
    </message>
    <message>
        <source>It has a battery, so it is taken for: %1.</source>
        <translation>带电池，判断为：%1。</translation>
    </message>
    <message>
        <source>By its system it is taken for: %1.</source>
        <translation>按操作系统判断为：%1。</translation>
    </message>
    <message>
        <source>The report does not say what kind of computer it is; it is taken for: %1.</source>
        <translation>采集文件没有说明是哪种计算机，暂按：%1。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::AgentReport</name>
    <message>
        <source>“%1” is damaged or incomplete. Let the agent write it again.</source>
        <translation>“%1”已损坏或不完整。请让采集程序重新生成。</translation>
    </message>
    <message>
        <source>The folder “%1” does not exist.</source>
        <translation>文件夹“%1”不存在。</translation>
    </message>
    <message>
        <source>“%1” holds more than %L2 files. Choose a smaller folder.</source>
        <translation>“%1”中的文件超过 %L2 个。请选择小一些的文件夹。</translation>
    </message>
    <message>
        <source>“%1” is no inventory of a computer.</source>
        <translation>“%1”不是计算机清单文件。</translation>
    </message>
    <message>
        <source>“%1” is refused: it lists more than any computer has.</source>
        <translation>“%1”未被接受：所列内容超出一台计算机可能拥有的数量。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::Barcode</name>
    <message>
        <source>“%1” cannot be made a bar code: it takes up to %2 plain letters and digits.</source>
        <translation>“%1”不能做成条码：最多 %2 个英文字母和数字。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::Booking</name>
    <message>
        <source>Autumn %1</source>
        <comment>a school term</comment>
        <translation>%1年秋季学期</translation>
    </message>
    <message>
        <source>Spring %1</source>
        <comment>a school term</comment>
        <translation>%1年春季学期</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a day</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>%1, period %2</source>
        <translation>%1第%2节</translation>
    </message>
    <message>
        <source>%1, periods %2 to %3</source>
        <translation>%1第%2至%3节</translation>
    </message>
    <message>
        <source>A booking is of one room or one kit of a school.</source>
        <translation>一条预约只能是一所学校的一间教室或一个套件。</translation>
    </message>
    <message>
        <source>“%1” is no period of a day.</source>
        <translation>“%1”不是一天里的节次。</translation>
    </message>
    <message>
        <source>“%1…” is longer than %2 characters.</source>
        <translation>“%1…”超过%2个字。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>when, who has it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between bookings</comment>
        <translation>；</translation>
    </message>
    <message numerus="yes">
        <source>Taken already: %1 and %n more.</source>
        <translation>
            <numerusform>已被占用：%1，另有%n处。</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken already: %1.</source>
        <translation>已被占用：%1。</translation>
    </message>
    <message>
        <source>This booking is not there any more.</source>
        <translation>这条预约已经不在了。</translation>
    </message>
    <message>
        <source>At most %1 weeks are booked at once; up to that day it would be %2.</source>
        <translation>一次最多预约%1周，到这一天是%2周。</translation>
    </message>
    <message>
        <source>This booking was cancelled meanwhile.</source>
        <translation>这条预约刚被取消。</translation>
    </message>
    <message>
        <source>“%1” is not possible: the booking is “%2” by now.</source>
        <translation>不能“%1”：预约现在是“%2”。</translation>
    </message>
    <message>
        <source>A kit has a name of at most %1 characters.</source>
        <translation>套件要有名称，最多%1个字。</translation>
    </message>
    <message>
        <source>A day has 1 to %1 periods.</source>
        <translation>一天有1至%1节课。</translation>
    </message>
    <message>
        <source>Period %1 has a name of at most %2 characters.</source>
        <translation>第%1节要有名称，最多%2个字。</translation>
    </message>
    <message>
        <source>Period “%1” ends before it begins.</source>
        <translation>“%1”的结束时间早于开始时间。</translation>
    </message>
    <message>
        <source>Period “%1” begins before the one above it ends.</source>
        <translation>“%1”开始时上一节还没有结束。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::CensusActs</name>
    <message>
        <source>The key of this profile was withdrawn. What it signs counts nowhere.</source>
        <translation>本机的密钥已作废，用它签的都不算数。</translation>
    </message>
    <message>
        <source>There is no such return.</source>
        <translation>没有这一份普查。</translation>
    </message>
    <message>
        <source>This return was changed after it was submitted. It has to be submitted again.</source>
        <translation>这一份在上报后被改动过，需要重新上报。</translation>
    </message>
    <message>
        <source>A newer version has replaced this return.</source>
        <translation>已有更新的一版替代了这一份。</translation>
    </message>
    <message>
        <source>Two versions differ. First choose which of them is right.</source>
        <translation>有两份不一致。请先选定以哪一份为准。</translation>
    </message>
    <message>
        <source>No valid signature stands under this return.</source>
        <translation>这一份没有有效签名。</translation>
    </message>
    <message>
        <source>This return is accepted already.</source>
        <translation>这一份已经通过。</translation>
    </message>
    <message>
        <source>This return was sent back: it has to be submitted again first.</source>
        <translation>这一份已退回，需要先重新上报。</translation>
    </message>
    <message>
        <source>This return is sent back already.</source>
        <translation>这一份已经退回。</translation>
    </message>
    <message>
        <source>Only what is submitted and not yet accepted can be taken back.</source>
        <translation>只有已上报、还没通过的才能撤回。</translation>
    </message>
    <message>
        <source>This census is accepted. It has to be sent back before it can be corrected.</source>
        <translation>这份普查已经通过，要先退回才能改正。</translation>
    </message>
    <message>
        <source>There is no such return to choose.</source>
        <translation>没有可选的这一份。</translation>
    </message>
    <message>
        <source>Nothing is accepted yet that could be added up.</source>
        <translation>还没有通过的普查可以汇总。</translation>
    </message>
    <message>
        <source>The key of this profile is named for no unit that may do that: %1. Whoever stands above names it.</source>
        <translation>本机的密钥没有登记为有权这样做的单位：%1。请上级单位登记它。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::CensusKeys</name>
    <message>
        <source>The document&apos;s id and its fields differ.</source>
        <translation>文档编号与内容不符。</translation>
    </message>
    <message>
        <source>“%1” is no key: it has 64 digits.</source>
        <translation>“%1”不是密钥：密钥有 64 位。</translation>
    </message>
    <message>
        <source>This computer does not know any key by word of mouth yet, so nothing would follow from it. Say first whose keys it believes: your own.</source>
        <translation>本机还没有认可任何密钥，登记也不起作用。请先说明本机认可谁的密钥：先认可本单位自己的。</translation>
    </message>
    <message>
        <source>This key has ended, and no key begins again. Whoever had it needs a new profile, and a new key with it.</source>
        <translation>这个密钥已作废，作废的密钥不能再启用。原使用人需要新建一套数据，随之得到新密钥。</translation>
    </message>
    <message>
        <source>Only the key of whoever stands above “%1” can name its keys.</source>
        <translation>只有“%1”的上级单位的密钥才能登记它的密钥。</translation>
    </message>
    <message>
        <source>Nobody has signed with the key “%1”.</source>
        <translation>没有人用过密钥“%1”签名。</translation>
    </message>
    <message>
        <source>Only the key of whoever stands above can end this one.</source>
        <translation>只有上级单位的密钥才能作废它。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::CensusRight</name>
    <message>
        <source>“%1” belongs to no unit. Whoever keeps the hub gives the account the role ops-CODE, with the code of its unit.</source>
        <translation>“%1”不属于任何单位。请中心管理员给该账号加上角色“ops-单位代码”。</translation>
    </message>
    <message>
        <source>Only who stands above it may send a census back or accept it. You have signed in as “%1”.</source>
        <translation>退回和审核由上级单位办理。您登录的账号是“%1”。</translation>
    </message>
    <message>
        <source>Only the county itself or the prefecture may add it up. You have signed in as “%1”.</source>
        <translation>汇总由本县市或州级办理。您登录的账号是“%1”。</translation>
    </message>
    <message>
        <source>Only the school itself may hand in or take back its census. You have signed in as “%1”.</source>
        <translation>普查表只能由学校自己上报或收回。您登录的账号是“%1”。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::ClassIssue</name>
    <message>
        <source>No. %1</source>
        <comment>a pupil without a name</comment>
        <translation>%1号</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>class, pupil</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 is on loan already.</source>
        <translation>%1 已经借出。</translation>
    </message>
    <message>
        <source>%1 has %2 already.</source>
        <comment>somebody, a machine</comment>
        <translation>%1 已经领了 %2。</translation>
    </message>
    <message>
        <source>%1 cannot be lent: %2.</source>
        <comment>a machine, its state</comment>
        <translation>%1 不能借出：%2。</translation>
    </message>
    <message>
        <source>%1 is not on loan: %2.</source>
        <comment>a machine, its state</comment>
        <translation>%1 没有借出：%2。</translation>
    </message>
    <message>
        <source>%1 is no machine for a pupil: %2.</source>
        <comment>a machine, its kind</comment>
        <translation>%1 不能发给学生：它是%2。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::DeviceChange</name>
    <message>
        <source>row %1, seat %2</source>
        <translation>%1 排 %2 座</translation>
    </message>
    <message>
        <source>as its room says</source>
        <translation>随教室</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>座位</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Asset number</source>
        <translation>资产编号</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>使用人</translation>
    </message>
    <message>
        <source>Booked on</source>
        <translation>入账日期</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>保修</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>school, room</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>hz::inventory::DeviceMerge</name>
    <message>
        <source>A record cannot be merged with itself.</source>
        <translation>一条记录不能与自己合并。</translation>
    </message>
    <message>
        <source>This movement merged no records.</source>
        <translation>这条变动记录没有合并过记录。</translation>
    </message>
    <message>
        <source>This movement is of another machine.</source>
        <translation>这条变动记录属于另一台设备。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::Explanation</name>
    <message>
        <source>%1, %2</source>
        <comment>students, primary</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>computers</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>student computers</source>
        <translation>学生机</translation>
    </message>
    <message>
        <source>teacher computers</source>
        <translation>教师机</translation>
    </message>
    <message>
        <source>office computers</source>
        <translation>办公机</translation>
    </message>
    <message>
        <source>servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>computers for nobody</source>
        <translation>未分用途的计算机</translation>
    </message>
    <message>
        <source>students</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>teachers</source>
        <translation>专任教师</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>teacher and student computers</source>
        <translation>师生机合计</translation>
    </message>
    <message>
        <source>classes with a working display</source>
        <translation>有班班通的班级</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between things that are all asked for</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the kinds of schools</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>that teach: %1</source>
        <comment>a stage</comment>
        <translation>有%1学段</translation>
    </message>
    <message numerus="yes">
        <source>%n student(s) and over</source>
        <translation>
            <numerusform>学生 %n 人以上</numerusform>
        </translation>
    </message>
    <message>
        <source>that say yes to: %1</source>
        <translation>填报“%1”为是</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between the conditions of a rule</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>Small schools count with the students they have</source>
        <translation>小规模学校按实际人数算</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>computers, their age</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>computers booked after the census date</source>
        <translation>普查日后入账的计算机</translation>
    </message>
    <message numerus="yes">
        <source>measured on %n day(s)</source>
        <translation>
            <numerusform>实测%n天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, the other lines as contracted</source>
        <translation>%1，其余线路按签约</translation>
    </message>
    <message>
        <source>as contracted: nobody has measured in %1</source>
        <translation>按签约：%1年没有实测</translation>
    </message>
    <message>
        <source>as the census says</source>
        <translation>按普查填报</translation>
    </message>
    <message>
        <source>The census says %1; it is closed.</source>
        <translation>普查填报 %1；普查已关闭。</translation>
    </message>
    <message>
        <source>The list of training says %1; it has all teachers.</source>
        <translation>培训名单统计 %1，名单已含全部教师。</translation>
    </message>
    <message>
        <source>The list of training says %1; it has %2 of %3 teachers.</source>
        <translation>培训名单统计 %1，名单上有 %2 人，教师共 %3 人。</translation>
    </message>
    <message>
        <source>The census says %1. %2 The larger number counts until the list has them all.</source>
        <translation>普查填报 %1。%2名单不全时按较大的数计算。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::Faults</name>
    <message>
        <source>The kind of fault “%1” needs an id of its own, a title in both languages and between 0 and %2 days.</source>
        <translation>故障种类“%1”要有自己的编号、中英文名称和 0 到 %2 天的期限。</translation>
    </message>
    <message>
        <source>There are to be between 1 and %1 kinds of faults.</source>
        <translation>故障种类应有 1 到 %1 种。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::Fields</name>
    <message>
        <source>no device</source>
        <translation>无设备</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>有</translation>
    </message>
    <message>
        <source>no</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 项中 %1 项</translation>
    </message>
    <message numerus="yes">
        <source>all %n</source>
        <translation>
            <numerusform>%n 项齐全</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) more</source>
        <translation>
            <numerusform>还差 %n 个单位</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n computer(s) more</source>
        <translation>
            <numerusform>缺 %n 台</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) missing</source>
        <translation>
            <numerusform>缺 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n room(s) more</source>
        <translation>
            <numerusform>缺 %n 间</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n class(es) without a display</source>
        <translation>
            <numerusform>%n 个班没有班班通</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还差 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>The field “%1” has a value that is not understood.</source>
        <translation>字段“%1”的值无法识别。</translation>
    </message>
    <message>
        <source>%1; %2; %3</source>
        <translation>%1；%2；%3</translation>
    </message>
    <message numerus="yes">
        <source>%1; %2; %3; %4; machines in repair for at most %n day(s)</source>
        <translation>
            <numerusform>%1；%2；%3；%4；维修不超过 %n 天的计入</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is nothing that can be measured.</source>
        <translation>“%1”不是可以统计的量。</translation>
    </message>
    <message>
        <source>The document&apos;s id and its fields differ.</source>
        <translation>文档编号与内容不一致。</translation>
    </message>
    <message>
        <source>“%1” is no kind of school.</source>
        <translation>“%1”不是学校类别。</translation>
    </message>
    <message>
        <source>There is no group of schools called “%1”.</source>
        <translation>没有名为“%1”的学校分组。</translation>
    </message>
    <message>
        <source>Rule %1: %2</source>
        <translation>规则 %1：%2</translation>
    </message>
    <message>
        <source>Two rules are called “%1”.</source>
        <translation>有两条规则都叫“%1”。</translation>
    </message>
    <message>
        <source>There is no group of rules called “%1”.</source>
        <translation>没有名为“%1”的规则分组。</translation>
    </message>
    <message>
        <source>There is no rule %1 before it.</source>
        <translation>它前面没有规则 %1。</translation>
    </message>
    <message>
        <source>A set of rules has between 1 and %1 rules.</source>
        <translation>一套规则应有 1 到 %1 条。</translation>
    </message>
    <message>
        <source>The rules of the plan are missing.</source>
        <translation>缺少规划自带的规则。</translation>
    </message>
    <message>
        <source>The rules in “%1” cannot be used. %2</source>
        <translation>“%1”中的规则不能使用。%2</translation>
    </message>
    <message>
        <source>A sample has between 1 and %1 schools.</source>
        <translation>示例数据的学校数为 1 到 %1 所。</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>how a date is written</comment>
        <translation>yyyy年M月d日</translation>
    </message>
</context>
<context>
    <name>hz::inventory::Founding</name>
    <message>
        <source>Choose the county.</source>
        <translation>请选择县市。</translation>
    </message>
    <message>
        <source>Write the name of the school.</source>
        <translation>请填写学校名称。</translation>
    </message>
    <message>
        <source>A school&apos;s code has ten digits.</source>
        <translation>学校标识码是 10 位数字。</translation>
    </message>
    <message>
        <source>Neither name nor code tell what kind of school it is: write the name in full, such as “… primary school”.</source>
        <translation>从名称和标识码都看不出学校类型：请写全称，例如“某某小学”。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::GapPlan</name>
    <message>
        <source>The plan&apos;s bounds contradict each other.</source>
        <translation>方案的上下限互相矛盾。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::Import</name>
    <message>
        <source>The row names no school.</source>
        <translation>这一行没有写学校。</translation>
    </message>
    <message>
        <source>There is no such school.</source>
        <translation>没有这所学校。</translation>
    </message>
    <message>
        <source>Several schools are called so: %1.</source>
        <translation>有几所学校叫这个名字：%1。</translation>
    </message>
    <message>
        <source>The formula was never computed: open the file in a spreadsheet program and save it.</source>
        <translation>公式还没有计算过：请用表格软件打开文件并保存一次。</translation>
    </message>
    <message>
        <source>The spreadsheet has an error here.</source>
        <translation>表格的这个单元格有错误。</translation>
    </message>
    <message>
        <source>There is no school with the code “%1”.</source>
        <translation>没有标识码为“%1”的学校。</translation>
    </message>
    <message>
        <source>The text is too long.</source>
        <translation>文字太长。</translation>
    </message>
    <message>
        <source>A spreadsheet program shortened this number: write the column as text.</source>
        <translation>表格软件把这个号码写成了科学计数，请把这一列改为文本。</translation>
    </message>
    <message>
        <source>This is no MAC address.</source>
        <translation>这不是 MAC 地址。</translation>
    </message>
    <message>
        <source>This is no size.</source>
        <translation>这不是容量。</translation>
    </message>
    <message>
        <source>This is no price.</source>
        <translation>这不是价格。</translation>
    </message>
    <message>
        <source>This is no kind of machine that is known here.</source>
        <translation>这里没有这种设备类型。</translation>
    </message>
    <message>
        <source>This is no state of a machine.</source>
        <translation>这不是设备状态。</translation>
    </message>
    <message>
        <source>This does not tell whether a machine is for students, teachers or the office.</source>
        <translation>看不出设备是给学生、教师还是办公用的。</translation>
    </message>
    <message>
        <source>This is no day, or one that can be read in two ways.</source>
        <translation>这不是日期，或者可以有两种读法。</translation>
    </message>
    <message>
        <source>Nothing tells this machine from others.</source>
        <translation>没有能把这台设备与别的设备分开的号码。</translation>
    </message>
    <message>
        <source>This is the machine of row %1.</source>
        <translation>与第 %1 行是同一台设备。</translation>
    </message>
    <message>
        <source>This may be the machine of row %1.</source>
        <translation>可能与第 %1 行是同一台设备。</translation>
    </message>
    <message>
        <source>The row does not say what kind of machine it is.</source>
        <translation>这一行没有写设备类型。</translation>
    </message>
    <message>
        <source>There is no such county.</source>
        <translation>没有这个县市。</translation>
    </message>
    <message>
        <source>This is no kind of school.</source>
        <translation>这不是学校类型。</translation>
    </message>
    <message>
        <source>This is neither town nor country.</source>
        <translation>这不是城镇或农村。</translation>
    </message>
    <message>
        <source>A school&apos;s code has ten digits.</source>
        <translation>学校标识码是十位数字。</translation>
    </message>
    <message>
        <source>This is the school of row %1.</source>
        <translation>与第 %1 行是同一所学校。</translation>
    </message>
    <message>
        <source>A new school needs a name.</source>
        <translation>新学校要有名称。</translation>
    </message>
    <message>
        <source>The row does not say what kind of school it is.</source>
        <translation>这一行没有写学校类型。</translation>
    </message>
    <message>
        <source>The row does not say of which year it is.</source>
        <translation>这一行没有写年份。</translation>
    </message>
    <message>
        <source>This is no year.</source>
        <translation>这不是年份。</translation>
    </message>
    <message>
        <source>The school has several stages: the row does not say which.</source>
        <translation>学校有几个学段，这一行没有写是哪一个。</translation>
    </message>
    <message>
        <source>This is no stage.</source>
        <translation>这不是学段。</translation>
    </message>
    <message>
        <source>This is no number of people or classes.</source>
        <translation>这不是人数或班数。</translation>
    </message>
    <message>
        <source>The year %1 is closed for this school.</source>
        <translation>这所学校 %1 年的数据已锁定。</translation>
    </message>
    <message>
        <source>Row %1 says otherwise of this school.</source>
        <translation>第 %1 行对这所学校的说法不同。</translation>
    </message>
    <message>
        <source>A row is one machine, or several that are alike: at most %1.</source>
        <translation>一行是一台设备，或最多 %1 台相同的设备。</translation>
    </message>
    <message>
        <source>The row has a number that only one machine has: write a row for each machine.</source>
        <translation>这一行有单台设备才有的编号：请每台设备写一行。</translation>
    </message>
    <message>
        <source>The rows up to here stand for more than %L1 machines: check the column, or import the list in parts.</source>
        <translation>到这一行为止已超过 %L1 台设备：请检查数量列，或把表格分开导入。</translation>
    </message>
    <message>
        <source>Several machines cannot be one that is there.</source>
        <translation>多台设备不能并入已有的一台。</translation>
    </message>
    <message numerus="yes">
        <source>The row stands for %n machine(s).</source>
        <translation>
            <numerusform>这一行是 %n 台设备。</numerusform>
        </translation>
    </message>
    <message>
        <source>This is no day, and no number of months or years.</source>
        <translation>这里不是日期，也不是几个月或几年。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::Inspection</name>
    <message>
        <source>The template “%1” cannot be used: it needs an id of its own, a title, between 1 and %2 items with texts in both languages, and 1, 2, 4 or 12 times a year.</source>
        <translation>模板“%1”不能用：要有自己的编号、名称、1 到 %2 项中英文内容，每年 1、2、4 或 12 次。</translation>
    </message>
    <message>
        <source>A note has at most %1 characters; this one has %2.</source>
        <translation>备注最多 %1 个字，现有 %2 个。</translation>
    </message>
    <message>
        <source>At most %1 photos go with it; these are %2.</source>
        <translation>最多附 %1 张照片，现有 %2 张。</translation>
    </message>
    <message>
        <source>There are to be a version and between 1 and %1 templates.</source>
        <translation>应有版本号和 1 到 %1 个模板。</translation>
    </message>
    <message>
        <source>%1</source>
        <comment>a year</comment>
        <translation>%1</translation>
    </message>
    <message>
        <source>First half of %1</source>
        <translation>%1年上半年</translation>
    </message>
    <message>
        <source>Second half of %1</source>
        <translation>%1年下半年</translation>
    </message>
    <message>
        <source>Quarter %1 of %2</source>
        <translation>%2年第%1季度</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>month, year</comment>
        <translation>%2年%1月</translation>
    </message>
    <message>
        <source>%1 has signed this inspection: it is not changed any more. Begin a new one, or undo the signature.</source>
        <translation>%1 已签字，这次巡检不能再改。可以开始一次新的巡检，或撤销签字。</translation>
    </message>
    <message>
        <source>%1 has signed this inspection already.</source>
        <translation>%1 已经签过字。</translation>
    </message>
    <message>
        <source>An inspection is signed with a name.</source>
        <translation>巡检要署名签字。</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) have no answer yet: in order, not in order, or not here.</source>
        <translation>
            <numerusform>还有 %n 项没有结论：合格、不合格或不适用。</numerusform>
        </translation>
    </message>
    <message>
        <source>The inspection has no item “%1”.</source>
        <translation>这次巡检没有“%1”这一项。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::IntegerProgram</name>
    <message>
        <source>“%1” could not be written: %2.</source>
        <translation>“%1”无法写入：%2。</translation>
    </message>
    <message>
        <source>The solver “%1” is not installed.</source>
        <translation>没有安装求解程序“%1”。</translation>
    </message>
    <message>
        <source>The solver “%1” did not start: %2.</source>
        <translation>求解程序“%1”无法启动：%2。</translation>
    </message>
    <message>
        <source>The solver ended before it was done (code %1).</source>
        <translation>求解程序没有算完就退出了（代码 %1）。</translation>
    </message>
    <message>
        <source>The solver&apos;s answer does not hold.</source>
        <translation>求解程序给出的结果不成立，没有采用。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::Ledger</name>
    <message>
        <source>The kind of register “%1” cannot be used: it needs an id of its own, a section, a title in both languages, whose it is, “year” or “standing”, and an answer.</source>
        <translation>台账类别“%1”不能使用：需要唯一的编号、所属部分、中英文名称、所属层级、“year”或“standing”，以及对应的填报项。</translation>
    </message>
    <message>
        <source>There are to be between 1 and %1 kinds of registers.</source>
        <translation>台账类别应有 1 到 %1 种。</translation>
    </message>
    <message>
        <source>There is no register “%1”.</source>
        <translation>没有台账“%1”。</translation>
    </message>
    <message>
        <source>Say which school or area it is of.</source>
        <translation>请指明所属学校或县市。</translation>
    </message>
    <message>
        <source>“%1” is not kept for this level: %2.</source>
        <translation>“%1”不适用于这一层级：%2。</translation>
    </message>
    <message>
        <source>A name has at most %1 characters.</source>
        <translation>名称最多 %1 个字。</translation>
    </message>
    <message>
        <source>It cannot end before the year it began in.</source>
        <translation>截至年度不能早于开始年度。</translation>
    </message>
    <message>
        <source>There are between 0 and %1 people in it.</source>
        <translation>人数应在 0 到 %1 之间。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::LineTest</name>
    <message>
        <source>“%1” was not found: there is no line, or the address is wrong.</source>
        <translation>找不到“%1”：网络不通，或者地址写错了。</translation>
    </message>
    <message>
        <source>“%1” takes no connection: its server does not run, or a firewall is in between.</source>
        <translation>“%1”拒绝连接：服务器没有运行，或被防火墙拦住。</translation>
    </message>
    <message>
        <source>“%1” did not answer in time.</source>
        <translation>“%1”没有及时应答。</translation>
    </message>
    <message>
        <source>“%1” leads elsewhere again and again.</source>
        <translation>“%1”一再转到别处。</translation>
    </message>
    <message>
        <source>“%1” ended the connection.</source>
        <translation>“%1”中断了连接。</translation>
    </message>
    <message>
        <source>“%1” answered with error %2. Is the address right?</source>
        <translation>“%1”返回错误 %2，请检查地址。</translation>
    </message>
    <message>
        <source>Nothing came from “%1”: %2</source>
        <translation>没有从“%1”收到数据：%2</translation>
    </message>
    <message>
        <source>“%1” is no address of the web: it begins with http:// or https://.</source>
        <translation>“%1”不是网址，应以 http:// 或 https:// 开头。</translation>
    </message>
    <message numerus="yes">
        <source>“%1” did not answer within %n second(s).</source>
        <translation>
            <numerusform>“%1”在%n秒内没有应答。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” stopped sending after %2 MB.</source>
        <translation>“%1”发送 %2 MB 后停住了。</translation>
    </message>
    <message>
        <source>“%1” answered with a web page where data is expected. Perhaps the network asks to sign in first; else take the address of a large file.</source>
        <translation>“%1”返回的是网页而不是数据。可能要先登录网络；否则请换一个大文件的地址。</translation>
    </message>
    <message>
        <source>“%1” gave only %2 KB: take the address of a file of some megabytes or more.</source>
        <translation>“%1”只有 %2 KB，请换一个几兆以上文件的地址。</translation>
    </message>
    <message>
        <source>A line is being measured already.</source>
        <translation>正在测速，请稍候。</translation>
    </message>
    <message>
        <source>The certificate of “%1” is good from %2 to %3, and it is %4 by the clock of this machine. Set the clock right, or take another address.</source>
        <translation>“%1”的证书有效期是%2至%3，而本机时钟是%4。请校准时钟，或换一个地址。</translation>
    </message>
    <message>
        <source>“%1” shows the certificate of “%2”: the address is wrong, or the network asks to sign in first.</source>
        <translation>“%1”出示的是“%2”的证书：地址不对，或者这个网络要先登录。</translation>
    </message>
    <message>
        <source>“%1” has no certificate that this machine trusts. Take another address, or have the certificate installed.</source>
        <translation>“%1”的证书不受本机信任。请换一个地址，或请管理员安装证书。</translation>
    </message>
    <message>
        <source>The proxy “%1” was not found. It is set in this system; is it the right one?</source>
        <translation>找不到代理“%1”。它是系统里设置的，请检查地址是否正确。</translation>
    </message>
    <message>
        <source>The proxy “%1” asks for a name and a password. Take an address that is reached without it.</source>
        <translation>代理“%1”要求用户名和密码。请换一个不经过代理的地址。</translation>
    </message>
    <message>
        <source>No secure connection to “%1” came about: its server speaks http:// alone, or something in between breaks it.</source>
        <translation>无法与“%1”建立安全连接：服务器可能只支持 http://，或者中间有设备阻断。</translation>
    </message>
    <message>
        <source>The proxy “%1” takes no connection, or did not let it through. Is it the right one, and does it run? Else take an address that is reached without it.</source>
        <translation>代理“%1”连不上或没有放行。请检查代理地址是否正确、代理是否在运行，或换一个不经过代理的地址。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::NetworkLine</name>
    <message>
        <source>A line is of a school.</source>
        <translation>线路要属于一所学校。</translation>
    </message>
    <message>
        <source>A line has 1 to %1 Mbit/s.</source>
        <translation>线路带宽为1至%1 Mbit/s。</translation>
    </message>
    <message>
        <source>A line has 1 to %1 outlets.</source>
        <translation>线路有1至%1个出口。</translation>
    </message>
    <message>
        <source>At most %1 characters are kept.</source>
        <translation>最多保存%1个字。</translation>
    </message>
    <message>
        <source>A line ends after it begins.</source>
        <translation>停用日期要晚于启用日期。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::PlanReasons</name>
    <message>
        <source>bought in %1</source>
        <translation>%1 年购置</translation>
    </message>
    <message>
        <source>bought from %1 to %2</source>
        <translation>%1 至 %2 年购置</translation>
    </message>
    <message>
        <source>%1 ten thousand yuan</source>
        <translation>%1 万元</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 元</translation>
    </message>
    <message>
        <source>%1 km by road; %2</source>
        <translation>路程 %1 公里；%2</translation>
    </message>
    <message>
        <source>moving costs %1, %2 less than new ones</source>
        <translation>调拨花费 %1，比买新机省 %2</translation>
    </message>
    <message>
        <source>%1 of them are moved here or repaired</source>
        <translation>其中 %1 台靠调入或修复</translation>
    </message>
    <message>
        <source>no school has a machine left that costs less to bring</source>
        <translation>没有哪所学校还有更省钱的机器可调</translation>
    </message>
    <message>
        <source>no school of the county has a machine left that costs less to bring</source>
        <translation>本县没有哪所学校还有更省钱的机器可调</translation>
    </message>
    <message>
        <source>%1; no school can spare as many</source>
        <translation>%1；没有学校能再调出这么多</translation>
    </message>
    <message>
        <source>%1; the money is used up (new ones: %2)</source>
        <translation>%1；预算已用完（购新需 %2）</translation>
    </message>
    <message>
        <source>%1 of %2 computers for students</source>
        <translation>学生机 %1 台（应有 %2）</translation>
    </message>
    <message>
        <source>%1 of %2 computers for teachers</source>
        <translation>教师机 %1 台（应有 %2）</translation>
    </message>
    <message>
        <source>%1 of %2 computers for students, %3 of %4 for teachers</source>
        <translation>学生机 %1 台（应有 %2）、教师机 %3 台（应有 %4）</translation>
    </message>
    <message>
        <source>%1 has %2: %3 are missing</source>
        <translation>%1有%2，还差 %3 台</translation>
    </message>
    <message>
        <source>%1 has %2; it gives %3 and still meets its targets</source>
        <translation>%1有%2，调出 %3 台后仍达标</translation>
    </message>
    <message>
        <source>%1 has %2</source>
        <translation>%1有%2</translation>
    </message>
    <message>
        <source>machines that reach an age of %1 are missing from then on: without any, %2 by the end of %3</source>
        <translation>用满 %1 年的机器要更新：不补的话，到 %3 年普查时缺 %2 台</translation>
    </message>
    <message>
        <source>%1 are missing by the end of %2</source>
        <translation>到 %2 年普查时缺 %1 台</translation>
    </message>
    <message>
        <source>with these %1 it has enough until the end of %2</source>
        <translation>加上这 %1 台，直到 %2 年普查时都达标</translation>
    </message>
    <message>
        <source>money of this year is left, and more follows in the next</source>
        <translation>当年还有余钱，先买一部分，下年补齐</translation>
    </message>
    <message>
        <source>%1 (today %2) lacks %3 at the end of %4; new ones cost %5, of that year&apos;s budget %6 is left</source>
        <translation>%1（现有%2）到 %4 年普查时还缺 %3 台；新购要 %5，当年预算只剩 %6</translation>
    </message>
    <message>
        <source>%1, %2 in store</source>
        <comment>computers in use, and used by nobody</comment>
        <translation>%1，库存闲置 %2 台</translation>
    </message>
    <message>
        <source>%1, %2 more by open transfer orders</source>
        <translation>%1，未结调拨单另将调入 %2 台</translation>
    </message>
    <message>
        <source>%1 beside %2 that leave by open transfer orders</source>
        <translation>%1，另有 %2 台将按未结调拨单调出</translation>
    </message>
</context>
<context>
    <name>hz::inventory::PlanScenario</name>
    <message>
        <source>A scenario needs a name.</source>
        <translation>方案要有名称。</translation>
    </message>
    <message>
        <source>A name has at most %1 characters; this one has %2.</source>
        <translation>名称最多 %1 个字，现在有 %2 个字。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>May</source>
        <translation>做法</translation>
    </message>
    <message>
        <source>move and buy</source>
        <translation>调拨加购买</translation>
    </message>
    <message>
        <source>only move</source>
        <translation>只调拨</translation>
    </message>
    <message>
        <source>only buy</source>
        <translation>只购买</translation>
    </message>
    <message>
        <source>Years planned</source>
        <translation>规划年数</translation>
    </message>
    <message>
        <source>A new machine</source>
        <translation>新设备单价</translation>
    </message>
    <message>
        <source>Moved up to an age of, years</source>
        <translation>调拨设备最多已用（年）</translation>
    </message>
    <message>
        <source>At once at least, machines</source>
        <translation>一次至少调（台）</translation>
    </message>
    <message>
        <source>Retired at an age of, years</source>
        <translation>满多少年报废</translation>
    </message>
    <message>
        <source>Across county borders</source>
        <translation>可以跨县调拨</translation>
    </message>
    <message>
        <source>Donated machines move</source>
        <translation>捐赠设备可以调</translation>
    </message>
    <message>
        <source>Schools keep a computer room</source>
        <translation>各校保留一间计算机教室</translation>
    </message>
    <message>
        <source>Schools that have enough</source>
        <translation>达标学校</translation>
    </message>
    <message>
        <source>of them before</source>
        <translation>其中原已达标</translation>
    </message>
    <message>
        <source>Schools that still lack machines</source>
        <translation>仍有缺口的学校</translation>
    </message>
    <message>
        <source>Machines that those lack</source>
        <translation>这些学校还缺（台）</translation>
    </message>
    <message>
        <source>Machines moved</source>
        <translation>调拨（台）</translation>
    </message>
    <message>
        <source>Machines bought</source>
        <translation>购买（台）</translation>
    </message>
    <message>
        <source>Machines repaired</source>
        <translation>维修（台）</translation>
    </message>
    <message>
        <source>Machines put to another use</source>
        <translation>校内调剂（台）</translation>
    </message>
    <message>
        <source>Machines retired</source>
        <translation>报废（台）</translation>
    </message>
    <message>
        <source>From the best at most</source>
        <translation>与最优最多相差</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>it is the best</source>
        <translation>已是最优</translation>
    </message>
    <message>
        <source>%1, of %2</source>
        <comment>a target, how many schools it is for</comment>
        <translation>%1（共 %2 所）</translation>
    </message>
    <message>
        <source>%1 years, %2</source>
        <translation>%1 年规划，%2</translation>
    </message>
    <message>
        <source>Only move</source>
        <translation>只调拨</translation>
    </message>
    <message>
        <source>Move and buy</source>
        <translation>先调拨后购买</translation>
    </message>
    <message>
        <source>Only buy</source>
        <translation>只购买</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what, for how much</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, for everybody</source>
        <translation>%1，全部达标</translation>
    </message>
    <message>
        <source>“%1” means several scenarios: %2 and %3 at least. Give an id.</source>
        <translation>“%1”对应好几个方案，至少有 %2 和 %3，请给出编号。</translation>
    </message>
    <message>
        <source>There is no scenario “%1”.</source>
        <translation>没有方案“%1”。</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Schools that meet each target</source>
        <translation>各指标达标学校</translation>
    </message>
    <message>
        <source>Budget of all years, ten thousand yuan</source>
        <translation>各年预算合计，万元</translation>
    </message>
    <message>
        <source>Costs, ten thousand yuan</source>
        <translation>费用，万元</translation>
    </message>
</context>
<context>
    <name>hz::inventory::PlanTask</name>
    <message>
        <source>The task “%1” cannot be used: it needs an id of its own, a title in both languages, an owner, at least one rule, and a day, two years or “standing”.</source>
        <translation>任务“%1”不能使用：需要唯一的编号、中英文名称、责任单位、至少一条指标，以及日期、起止年度或“standing”。</translation>
    </message>
    <message>
        <source>There are to be a version, a day of publication and between 1 and %1 tasks.</source>
        <translation>应有版本、公布日期和 1 到 %1 项任务。</translation>
    </message>
    <message>
        <source>A note has at most %1 characters; this one has %2.</source>
        <translation>说明最多 %1 个字，现有 %2 个字。</translation>
    </message>
    <message>
        <source>At most %1 files are kept as evidence; these are %2.</source>
        <translation>佐证材料最多 %1 个文件，现有 %2 个。</translation>
    </message>
    <message>
        <source>The year lies between %1 and %2; this is %3.</source>
        <translation>年度应在 %1 到 %2 之间，现为 %3。</translation>
    </message>
    <message>
        <source>There is no task “%1” in the plan.</source>
        <translation>规划中没有任务“%1”。</translation>
    </message>
    <message>
        <source>Say why the deadline is extended.</source>
        <translation>请写明延期原因。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::ReturnChecks</name>
    <message>
        <source>The census is of %1, its date is in %2.</source>
        <translation>普查是 %1 年的，日期却在 %2 年。</translation>
    </message>
    <message>
        <source>The census is of %1, and the clock of this computer says %2. Is it right?</source>
        <translation>普查是 %1 年的，这台电脑的时间却是 %2 年。时间对吗？</translation>
    </message>
    <message>
        <source>%1 is not filled in.</source>
        <translation>%1还没有填。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::ReturnForm</name>
    <message>
        <source>“%1” of the form cannot be used: %2</source>
        <translation>普查表的“%1”不能用：%2</translation>
    </message>
    <message>
        <source>it says not once where its figure comes from.</source>
        <translation>没有写明（或写了不止一个）数字来源。</translation>
    </message>
    <message>
        <source>what is typed is people of a stage, or an answer.</source>
        <translation>填写的只能是某学段的人数，或一项回答。</translation>
    </message>
    <message>
        <source>“%1” is no unit.</source>
        <translation>“%1”不是单位。</translation>
    </message>
    <message>
        <source>a row has no figure, no column for one, or no stage.</source>
        <translation>有一行没有指标、缺少对应的列，或学段不对。</translation>
    </message>
    <message>
        <source>there are two of this name.</source>
        <translation>有两个同名。</translation>
    </message>
    <message>
        <source>“%1” does not stand before it.</source>
        <translation>“%1”没有排在它前面。</translation>
    </message>
    <message>
        <source>it is neither an error nor a warning, or asks nothing.</source>
        <translation>既不是错误也不是提醒，或没有核对内容。</translation>
    </message>
    <message>
        <source>it names no figure, or a percentage that cannot be.</source>
        <translation>没有写明指标，或百分比不对。</translation>
    </message>
    <message>
        <source>there is no figure “%1”.</source>
        <translation>没有“%1”这一项。</translation>
    </message>
    <message>
        <source>A form has a name and a version.</source>
        <translation>普查表要有名称和版本。</translation>
    </message>
    <message>
        <source>A form has between 1 and %1 figures and at most %2 checks.</source>
        <translation>普查表有 1 到 %1 项指标，最多 %2 项核对。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>row and column of a form</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>The form of the census is missing.</source>
        <translation>缺少普查表。</translation>
    </message>
    <message>
        <source>The form in “%1” cannot be used. %2</source>
        <translation>“%1”里的普查表不能用。%2</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>“%1” is no whole number between 0 and %2.</source>
        <translation>“%1”不是 0 到 %2 之间的整数。</translation>
    </message>
    <message>
        <source>“%1” is no amount of money.</source>
        <translation>“%1”不是金额。</translation>
    </message>
    <message>
        <source>“%1” is neither yes nor no.</source>
        <translation>“%1”既不是“是”也不是“否”。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::ReturnState</name>
    <message>
        <source>The document&apos;s id and its fields differ.</source>
        <translation>文档编号与内容不符。</translation>
    </message>
    <message>
        <source>The return that it is about is not here yet.</source>
        <translation>它所说的那一份普查还没有传到。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::RuleVersions</name>
    <message>
        <source>Its version is not the one in its name, or the one that ships.</source>
        <translation>版本号与名称不符，或与自带规则重复。</translation>
    </message>
    <message>
        <source>There is no rule %1.</source>
        <translation>没有规则 %1。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::Spending</name>
    <message>
        <source>An amount lies between 0 and %1 yuan.</source>
        <translation>金额应在 0 到 %1 元之间。</translation>
    </message>
    <message>
        <source>Say which school or county paid.</source>
        <translation>请指明支出的学校或县市。</translation>
    </message>
    <message>
        <source>Write how much was paid.</source>
        <translation>请填写支出金额。</translation>
    </message>
    <message>
        <source>The number of a voucher has at most %1 characters.</source>
        <translation>凭证号最多 %1 个字。</translation>
    </message>
    <message>
        <source>Say whose public funds these are.</source>
        <translation>请指明是哪个单位的公用经费。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::Terms</name>
    <message>
        <source>Met</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>Does not apply</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>full-time teachers</source>
        <translation>专任教师</translation>
    </message>
    <message>
        <source>teachers registered on the platform</source>
        <translation>平台注册教师</translation>
    </message>
    <message>
        <source>pupils on the roll</source>
        <translation>在校生</translation>
    </message>
    <message>
        <source>pupils registered on the platform</source>
        <translation>平台注册学生</translation>
    </message>
    <message>
        <source>each computer for those it serves</source>
        <translation>各算各用途的机器</translation>
    </message>
    <message>
        <source>all machines, as old reports counted</source>
        <translation>全部机器（旧口径）</translation>
    </message>
    <message>
        <source>tablets for students only</source>
        <translation>平板只计学生用</translation>
    </message>
    <message>
        <source>tablets for everybody</source>
        <translation>平板全部计入</translation>
    </message>
    <message>
        <source>no tablets</source>
        <translation>平板不计</translation>
    </message>
    <message>
        <source>teachers</source>
        <translation>教师</translation>
    </message>
    <message>
        <source>students</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>teachers and students</source>
        <translation>教师和学生</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>购入</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>调拨</translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>借出</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>Sent to repair</source>
        <translation>送修</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>修好</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>Kindergarten</source>
        <translation>幼儿园</translation>
    </message>
    <message>
        <source>Primary school</source>
        <translation>小学</translation>
    </message>
    <message>
        <source>Teaching point</source>
        <translation>教学点</translation>
    </message>
    <message>
        <source>Junior secondary school</source>
        <translation>初级中学</translation>
    </message>
    <message>
        <source>Nine-year school</source>
        <translation>九年一贯制学校</translation>
    </message>
    <message>
        <source>Full secondary school</source>
        <translation>完全中学</translation>
    </message>
    <message>
        <source>Senior secondary school</source>
        <translation>高级中学</translation>
    </message>
    <message>
        <source>Twelve-year school</source>
        <translation>十二年一贯制学校</translation>
    </message>
    <message>
        <source>Vocational school</source>
        <translation>中等职业学校</translation>
    </message>
    <message>
        <source>Specialized school</source>
        <translation>专门学校</translation>
    </message>
    <message>
        <source>Special school</source>
        <translation>特殊教育学校</translation>
    </message>
    <message>
        <source>Open university</source>
        <translation>开放大学</translation>
    </message>
    <message>
        <source>Preschool</source>
        <translation>学前</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>小学</translation>
    </message>
    <message>
        <source>Junior</source>
        <translation>初中</translation>
    </message>
    <message>
        <source>Senior</source>
        <translation>高中</translation>
    </message>
    <message>
        <source>Vocational</source>
        <translation>中职</translation>
    </message>
    <message>
        <source>Special education</source>
        <translation>特教</translation>
    </message>
    <message>
        <source>Lifelong learning</source>
        <translation>终身</translation>
    </message>
    <message>
        <source>Urban</source>
        <translation>城镇</translation>
    </message>
    <message>
        <source>Rural</source>
        <translation>农村</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县市</translation>
    </message>
    <message>
        <source>Prefecture</source>
        <translation>全州</translation>
    </message>
    <message>
        <source>Computer room</source>
        <translation>计算机教室</translation>
    </message>
    <message>
        <source>Recording room</source>
        <translation>录播教室</translation>
    </message>
    <message>
        <source>Maker room</source>
        <translation>创客教室</translation>
    </message>
    <message>
        <source>Multimedia room</source>
        <translation>多媒体教室</translation>
    </message>
    <message>
        <source>Classroom with display</source>
        <translation>班班通教室</translation>
    </message>
    <message>
        <source>Classroom</source>
        <translation>普通教室</translation>
    </message>
    <message>
        <source>Function room</source>
        <translation>功能室</translation>
    </message>
    <message>
        <source>VR/AR room</source>
        <translation>VR/AR 实验室</translation>
    </message>
    <message>
        <source>VR/AR/MR lab</source>
        <translation>VR/AR/MR 实验室</translation>
    </message>
    <message>
        <source>Virtual lab</source>
        <translation>虚拟实验室</translation>
    </message>
    <message>
        <source>STEAM room</source>
        <translation>STEAM 教室</translation>
    </message>
    <message>
        <source>AI room</source>
        <translation>人工智能教室</translation>
    </message>
    <message>
        <source>E-schoolbag room</source>
        <translation>电子书包教室</translation>
    </message>
    <message>
        <source>Lesson-prep room</source>
        <translation>备课室</translation>
    </message>
    <message>
        <source>Teachers&apos; office</source>
        <translation>教师办公室</translation>
    </message>
    <message>
        <source>Administration office</source>
        <translation>行政办公室</translation>
    </message>
    <message>
        <source>Meeting room</source>
        <translation>会议室</translation>
    </message>
    <message>
        <source>Server room</source>
        <translation>机房</translation>
    </message>
    <message>
        <source>Store room</source>
        <translation>库房</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>台式机</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>笔记本</translation>
    </message>
    <message>
        <source>Tablet</source>
        <translation>平板</translation>
    </message>
    <message>
        <source>Thin client</source>
        <translation>云终端</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Touch board</source>
        <translation>触控一体机</translation>
    </message>
    <message>
        <source>Smart blackboard</source>
        <translation>智慧黑板</translation>
    </message>
    <message>
        <source>OPS module</source>
        <translation>OPS 模块</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>投影机</translation>
    </message>
    <message>
        <source>Lesson recorder</source>
        <translation>录播主机</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>Document camera</source>
        <translation>展台</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫描仪</translation>
    </message>
    <message>
        <source>Overhead scanner</source>
        <translation>高拍仪</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>交换机</translation>
    </message>
    <message>
        <source>Access point</source>
        <translation>无线接入点</translation>
    </message>
    <message>
        <source>UPS</source>
        <translation>不间断电源</translation>
    </message>
    <message>
        <source>3D printer</source>
        <translation>3D 打印机</translation>
    </message>
    <message>
        <source>Other device</source>
        <translation>其他设备</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>In store</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>On loan</source>
        <translation>借出</translation>
    </message>
    <message>
        <source>In repair</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Awaiting disposal</source>
        <translation>待报废</translation>
    </message>
    <message>
        <source>Disposed of</source>
        <translation>已报废</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>Teachers</source>
        <translation>教师</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>行政</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>不计</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Schools</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>People and classes</source>
        <translation>师生与班级</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>School code</source>
        <translation>学校标识码</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Asset tag</source>
        <translation>资产编号</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>UUID</source>
        <translation>UUID</translation>
    </message>
    <message>
        <source>Board&apos;s serial number</source>
        <translation>主板序列号</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>MAC 地址</translation>
    </message>
    <message>
        <source>Disk&apos;s serial number</source>
        <translation>硬盘序列号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Name of the thing</source>
        <translation>设备名称</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Booked on</source>
        <translation>入账日期</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Warranty until</source>
        <translation>保修截止</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>使用人</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近出现</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>硬盘</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>操作系统</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Kind of school</source>
        <translation>学校类型</translation>
    </message>
    <message>
        <source>Town or country</source>
        <translation>城乡</translation>
    </message>
    <message>
        <source>Main school</source>
        <translation>中心校</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>学段</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>To be decided</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Empty or a sum</source>
        <translation>空行或合计</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Not in order</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>待检</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签字</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待受理</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已受理</translation>
    </message>
    <message>
        <source>Being repaired</source>
        <translation>修理中</translation>
    </message>
    <message>
        <source>Waits for parts</source>
        <translation>等配件</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>已修好</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Take in for repair</source>
        <translation>送修</translation>
    </message>
    <message>
        <source>Wait for parts</source>
        <translation>等配件</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>修好了</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>已上报</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已通过</translation>
    </message>
    <message>
        <source>Signature valid</source>
        <translation>签名有效</translation>
    </message>
    <message>
        <source>Signature broken</source>
        <translation>签名不符</translation>
    </message>
    <message>
        <source>Signed by an unknown key</source>
        <translation>由未登记的密钥签名</translation>
    </message>
    <message>
        <source>Signed with a withdrawn key</source>
        <translation>用已作废的密钥签名</translation>
    </message>
    <message>
        <source>up to 3 years</source>
        <translation>3年以内</translation>
    </message>
    <message>
        <source>4 to 6 years</source>
        <translation>4—6年</translation>
    </message>
    <message>
        <source>over 6 years</source>
        <translation>6年以上</translation>
    </message>
    <message>
        <source>of unknown age</source>
        <translation>年限不明</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Being filled in</source>
        <translation>填报中</translation>
    </message>
    <message>
        <source>Two that differ</source>
        <translation>两份不一致</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Cancel the booking</source>
        <translation>取消预约</translation>
    </message>
    <message>
        <source>Book again</source>
        <translation>恢复预约</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>已预约</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Smart rooms</source>
        <translation>智慧教室</translation>
    </message>
    <message>
        <source>Computer rooms</source>
        <translation>计算机教室</translation>
    </message>
    <message>
        <source>Maker rooms</source>
        <translation>创客教室</translation>
    </message>
    <message>
        <source>Kits</source>
        <translation>移动套件</translation>
    </message>
    <message>
        <source>Draft order</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>已下达</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发出</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Issue order</source>
        <translation>下达</translation>
    </message>
    <message>
        <source>Machines are sent</source>
        <translation>登记发出</translation>
    </message>
    <message>
        <source>Receive machines</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Withdraw order</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>bandwidth as measured</source>
        <translation>带宽按实测</translation>
    </message>
    <message>
        <source>bandwidth as contracted</source>
        <translation>带宽按签约</translation>
    </message>
    <message>
        <source>bandwidth as the census says</source>
        <translation>带宽按普查填报</translation>
    </message>
    <message>
        <source>Fibre</source>
        <translation>光纤</translation>
    </message>
    <message>
        <source>Education network</source>
        <translation>教育专网</translation>
    </message>
    <message>
        <source>4G or 5G</source>
        <translation>4G/5G</translation>
    </message>
    <message>
        <source>Telephone or cable</source>
        <translation>电话线或同轴</translation>
    </message>
    <message>
        <source>Other line</source>
        <translation>其他线路</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>队伍</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>典型标杆</translation>
    </message>
    <message>
        <source>Contests</source>
        <translation>竞赛</translation>
    </message>
    <message>
        <source>Schemes and rules</source>
        <translation>方案与制度</translation>
    </message>
    <message>
        <source>Prefecture&apos;s bureau</source>
        <translation>州教育局</translation>
    </message>
    <message>
        <source>County bureaus</source>
        <translation>各县市教育局</translation>
    </message>
    <message>
        <source>The prefecture&apos;s schools</source>
        <translation>州直各学校</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Network fees</source>
        <translation>网络费用</translation>
    </message>
    <message>
        <source>Upkeep</source>
        <translation>运维</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>购置</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Other spending</source>
        <translation>其他支出</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>教师</translation>
    </message>
    <message>
        <source>Key teacher</source>
        <translation>骨干教师</translation>
    </message>
    <message>
        <source>Principal</source>
        <translation>校长</translation>
    </message>
    <message>
        <source>Vice principal</source>
        <translation>副校长</translation>
    </message>
    <message>
        <source>Middle manager</source>
        <translation>中层管理人员</translation>
    </message>
    <message>
        <source>By the school</source>
        <translation>校级</translation>
    </message>
    <message>
        <source>By the county</source>
        <translation>县级</translation>
    </message>
    <message>
        <source>By the prefecture</source>
        <translation>州级</translation>
    </message>
    <message>
        <source>By the province</source>
        <translation>省级</translation>
    </message>
    <message>
        <source>National</source>
        <translation>国家级</translation>
    </message>
    <message>
        <source>By who may</source>
        <translation>有权签名</translation>
    </message>
    <message>
        <source>Without an account</source>
        <translation>未登录签名</translation>
    </message>
    <message>
        <source>By somebody who may not</source>
        <translation>无权签名</translation>
    </message>
    <message>
        <source>Key named</source>
        <translation>登记密钥</translation>
    </message>
    <message>
        <source>Key ended</source>
        <translation>作废密钥</translation>
    </message>
</context>
<context>
    <name>hz::inventory::Ticket</name>
    <message>
        <source>A note has at most %1 characters; this one has %2.</source>
        <translation>备注最多 %1 个字，现有 %2 个。</translation>
    </message>
    <message>
        <source>At most %1 photos go with it; these are %2.</source>
        <translation>最多附 %1 张照片，现有 %2 张。</translation>
    </message>
    <message>
        <source>A fault is reported for a school.</source>
        <translation>报修要说明是哪所学校。</translation>
    </message>
    <message>
        <source>“%1” is not possible: the ticket is “%2” by now.</source>
        <translation>不能“%1”：报修单现在是“%2”。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::Training</name>
    <message>
        <source>A person has a name of at most %1 characters.</source>
        <translation>姓名不能为空，最多 %1 个字。</translation>
    </message>
    <message>
        <source>Say at which school the person works.</source>
        <translation>请指明所在学校。</translation>
    </message>
    <message>
        <source>A training has a title of at most %1 characters.</source>
        <translation>培训名称不能为空，最多 %1 个字。</translation>
    </message>
    <message>
        <source>Say on which day the training was.</source>
        <translation>请填写培训日期。</translation>
    </message>
    <message>
        <source>A training has between 0.1 and %1 hours.</source>
        <translation>一次培训应有 0.1 到 %1 学时。</translation>
    </message>
    <message>
        <source>The hours of practice are a part of the hours.</source>
        <translation>实践学时不能多于总学时。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::Transfer</name>
    <message>
        <source>The room is not one of the school that gets the machines. Choose another.</source>
        <translation>这个房间不属于接收学校，请另选一个。</translation>
    </message>
    <message>
        <source>None of the %1 machines of order %2 is at the giving school any more. Withdraw the order.</source>
        <translation>调拨单 %2 的 %1 台设备都已不在调出学校，请撤回这张调拨单。</translation>
    </message>
    <message>
        <source>in store, used by nobody</source>
        <translation>在库，没有人用</translation>
    </message>
    <message>
        <source>more than its school needs</source>
        <translation>本校已富余</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) of use</source>
        <translation>
            <numerusform>已用 %n 年</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of this model go together</source>
        <translation>同型号 %1 台一起调</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between reasons</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>An order has at most %1 machines; this one has %2.</source>
        <translation>一张调拨单最多 %1 台设备，这张有 %2 台。</translation>
    </message>
    <message numerus="yes">
        <source>All %n machine(s) are in open transfer orders already.</source>
        <translation>
            <numerusform>%n 台设备都已经在未完成的调拨单里。</numerusform>
        </translation>
    </message>
    <message>
        <source>The plan moves no machine.</source>
        <translation>这个方案没有要调拨的设备。</translation>
    </message>
    <message>
        <source>A note has at most %1 characters; this one has %2.</source>
        <translation>备注最多 %1 个字，现在有 %2 个字。</translation>
    </message>
    <message>
        <source>“%1” is not possible: order %2 is “%3” since %4 (%5).</source>
        <translation>不能“%1”：调拨单 %2 自 %4 起“%3”（%5）。</translation>
    </message>
    <message>
        <source>transfer order %1</source>
        <translation>调拨单 %1</translation>
    </message>
</context>
<context>
    <name>hz::inventory::WorksBook</name>
    <message>
        <source>This entry is not there any more.</source>
        <translation>这条记录已经不在了。</translation>
    </message>
</context>
<context>
    <name>hz::inventory::WorksImport</name>
    <message>
        <source>“%1” has no column with the title: %2.</source>
        <translation>“%1”缺少这些标题的列：%2。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between what is listed</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>several schools are called “%1”: write the code</source>
        <translation>有多所学校叫“%1”，请写学校代码</translation>
    </message>
    <message>
        <source>there is no school or county “%1”</source>
        <translation>没有学校或县市“%1”</translation>
    </message>
    <message>
        <source>Row %1: %2.</source>
        <translation>第 %1 行：%2。</translation>
    </message>
    <message>
        <source>School or county</source>
        <translation>学校或县市</translation>
    </message>
    <message>
        <source>Budget line</source>
        <translation>经费类别</translation>
    </message>
    <message>
        <source>Amount (yuan)</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>it names no school or county</source>
        <translation>没有写学校或县市</translation>
    </message>
    <message>
        <source>“%1” is no budget line</source>
        <translation>“%1”不是经费类别</translation>
    </message>
    <message>
        <source>“%1” is no amount in yuan</source>
        <translation>“%1”不是金额（元）</translation>
    </message>
    <message>
        <source>“%1” is no day</source>
        <translation>“%1”不是日期</translation>
    </message>
    <message>
        <source>“%1” is no year</source>
        <translation>“%1”不是年度</translation>
    </message>
    <message>
        <source>it names no year</source>
        <translation>没有写年度</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>Practice hours</source>
        <translation>实践学时</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Organiser</source>
        <translation>主办单位</translation>
    </message>
    <message>
        <source>it names nobody</source>
        <translation>没有写姓名</translation>
    </message>
    <message>
        <source>it names no school</source>
        <translation>没有写学校</translation>
    </message>
    <message>
        <source>the training has no title</source>
        <translation>没有写培训名称</translation>
    </message>
    <message>
        <source>“%1” is no number of hours</source>
        <translation>“%1”不是学时</translation>
    </message>
    <message>
        <source>“%1” is no number of hours of practice, a part of the hours</source>
        <translation>“%1”不是实践学时，或多于总学时</translation>
    </message>
    <message>
        <source>“%1” is no role</source>
        <translation>“%1”不是身份</translation>
    </message>
    <message>
        <source>“%1” is no level of training</source>
        <translation>“%1”不是培训级别</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>终止年度</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>编制数</translation>
    </message>
    <message>
        <source>Award</source>
        <translation>奖项</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>“%1” is no register</source>
        <translation>“%1”不是台账类别</translation>
    </message>
    <message>
        <source>“%1” is no number of people</source>
        <translation>“%1”不是人数</translation>
    </message>
</context>
<context>
    <name>hz::inventory::YearPlan</name>
    <message>
        <source>A plan is for 1 to %1 years.</source>
        <translation>规划的年数为 1 到 %1 年。</translation>
    </message>
    <message>
        <source>The solver&apos;s answer does not hold.</source>
        <translation>求解程序给出的结果不成立，没有采用。</translation>
    </message>
</context>
<context>
    <name>hz::page::Clipboard</name>
    <message>
        <source>What is on the clipboard is damaged.</source>
        <translation>剪贴板里的内容已损坏。</translation>
    </message>
    <message>
        <source>What is on the clipboard is too large: at most %1 MB can be pasted.</source>
        <translation>剪贴板里的内容太大：最多能粘贴 %1 MB。</translation>
    </message>
    <message>
        <source>Too much is selected to be copied at once: at most %1 MB can be.</source>
        <translation>选中的内容太多，不能一次复制：最多 %1 MB。</translation>
    </message>
    <message>
        <source>What is on the clipboard was copied by a newer version of Hezhou.</source>
        <translation>剪贴板里的内容由更新版本的河州软件复制。</translation>
    </message>
</context>
<context>
    <name>hz::page::Documents</name>
    <message>
        <source>This lesson is damaged and cannot be read in full.</source>
        <translation>这节课的数据已损坏，无法完整读取。</translation>
    </message>
    <message>
        <source>There is no lesson “%1”.</source>
        <translation>没有课件“%1”。</translation>
    </message>
    <message>
        <source>A picture of this lesson is not on this machine.</source>
        <translation>这节课的一张图片不在这台机器上。</translation>
    </message>
</context>
<context>
    <name>hz::page::Export</name>
    <message>
        <source>The PDF “%1” of this lesson is not on this machine.</source>
        <translation>本机没有这节课的 PDF“%1”。</translation>
    </message>
    <message>
        <source>The picture could not be made.</source>
        <translation>无法生成图片。</translation>
    </message>
    <message>
        <source>The PDF “%1” is still being copied into the lesson. Try again in a moment.</source>
        <translation>PDF“%1”还在复制到课件里，请稍后再试。</translation>
    </message>
    <message>
        <source>This lesson has no page %1.</source>
        <translation>这节课没有第 %1 页。</translation>
    </message>
    <message numerus="yes">
        <source>“%1” names no pages: write for example 1-3,5; there are %n pages.</source>
        <translation>
            <numerusform>“%1”不是页码：请写成 1-3,5 这样；一共 %n 页。</numerusform>
        </translation>
    </message>
    <message>
        <source>A lesson file always holds all pages of its lesson.</source>
        <translation>课件文件总是包含整节课的所有页。</translation>
    </message>
    <message>
        <source>Lessons are exported as .pdf, .png, .svg or .hzl, not as “%1”.</source>
        <translation>课只能导出为 .pdf、.png、.svg 或 .hzl，不能导出为“%1”。</translation>
    </message>
</context>
<context>
    <name>hz::page::History</name>
    <message>
        <source>This version is damaged.</source>
        <translation>这个版本已损坏。</translation>
    </message>
    <message>
        <source>This version was kept by a newer version of Hezhou.</source>
        <translation>这个版本是新版本的河州留下的。</translation>
    </message>
</context>
<context>
    <name>hz::page::Journal</name>
    <message>
        <source>The journal “%1” is damaged and cannot be read.</source>
        <translation>日志“%1”已损坏，无法读取。</translation>
    </message>
    <message>
        <source>The journal “%1” is empty.</source>
        <translation>记录“%1”是空的。</translation>
    </message>
    <message>
        <source>The journal “%1” holds changes that have not been taken up yet.</source>
        <translation>记录“%1”里有还没接上的改动。</translation>
    </message>
</context>
<context>
    <name>hz::page::LessonLibrary</name>
    <message>
        <source>There is no lesson “%1”.</source>
        <translation>没有“%1”这节课。</translation>
    </message>
    <message numerus="yes">
        <source>“%1” fits %n lessons; give more of the id.</source>
        <translation>
            <numerusform>“%1”与 %n 节课相符，请把编号写得更长一些。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no lesson in “%1”.</source>
        <translation>“%1”中没有课。</translation>
    </message>
    <message>
        <source>The lesson “%1” was changed by a newer version of Hezhou.</source>
        <translation>课“%1”已被更新版本的河州软件修改过。</translation>
    </message>
    <message>
        <source>The picture “%1” could not be written.</source>
        <translation>无法写入图片“%1”。</translation>
    </message>
    <message>
        <source>“%1” is open in another program.</source>
        <translation>“%1”已在另一个程序里打开。</translation>
    </message>
    <message>
        <source>Some changes of a lesson could not be read. They are kept in “%1”.</source>
        <translation>课件的一部分改动读不出来，保留在“%1”。</translation>
    </message>
    <message>
        <source>“%1” is not the PDF “%2” of this lesson: it has another number of pages.</source>
        <translation>“%1”不是这节课的 PDF“%2”：页数不一样。</translation>
    </message>
</context>
<context>
    <name>hz::page::LessonSession</name>
    <message>
        <source>picture on the clipboard</source>
        <translation>剪贴板里的图片</translation>
    </message>
    <message>
        <source>A page of this lesson was changed by a newer version of Hezhou. What is written here is kept until it can be brought together.</source>
        <translation>这节课有一页被新版本的河州改过。您写的内容先保留着，等能合并时再合并。</translation>
    </message>
</context>
<context>
    <name>hz::page::Op</name>
    <message>
        <source>A change in the journal is damaged.</source>
        <translation>日志中有一处改动已损坏。</translation>
    </message>
    <message>
        <source>This change was made by a newer version of Hezhou.</source>
        <translation>这个改动由更新版本的河州软件作出。</translation>
    </message>
</context>
<context>
    <name>hz::page::Pictures</name>
    <message>
        <source>“%1” is not a picture that can be shown: PNG, JPEG, GIF, BMP and WebP can.</source>
        <translation>“%1”不是能显示的图片：可以用 PNG、JPEG、GIF、BMP 和 WebP。</translation>
    </message>
    <message>
        <source>The picture “%1” is damaged.</source>
        <translation>图片“%1”已损坏。</translation>
    </message>
    <message>
        <source>The picture “%1” is too large: it has %2 × %3 pixels, at most %4 million can be shown. Make it smaller first.</source>
        <translation>图片“%1”太大：有 %2 × %3 像素，最多能显示 %4 百万像素。请先把它改小。</translation>
    </message>
    <message>
        <source>The picture “%1” is too large: %2 MB, at most %3 can be taken in.</source>
        <translation>图片“%1”太大：%2 MB，最多能放入 %3 MB。</translation>
    </message>
</context>
<context>
    <name>hz::page::Render</name>
    <message>
        <source>The picture would be too large.</source>
        <translation>图片太大。</translation>
    </message>
</context>
<context>
    <name>hz::pdf::CheckedOutput</name>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
</context>
<context>
    <name>hz::pdf::Document</name>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be opened: its end is missing. Please copy or download it again.</source>
        <translation>无法打开 %1：文件不完整。请重新复制或下载。</translation>
    </message>
    <message>
        <source>%1 cannot be opened: the PDF is damaged. Please copy or download it again.</source>
        <translation>无法打开 %1：PDF 已损坏。请重新复制或下载。</translation>
    </message>
    <message>
        <source>%1 cannot be opened: there is no such file.</source>
        <translation>无法打开 %1：文件不存在。</translation>
    </message>
    <message>
        <source>%1 cannot be opened: it is a folder.</source>
        <translation>无法打开 %1：这是一个文件夹。</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2.</source>
        <translation>无法打开 %1：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be opened: the file is empty.</source>
        <translation>无法打开 %1：文件是空的。</translation>
    </message>
    <message>
        <source>%1 cannot be opened: it is not a PDF.</source>
        <translation>无法打开 %1：这不是 PDF 文件。</translation>
    </message>
    <message>
        <source>%1 cannot be opened: it is protected by a password.</source>
        <translation>无法打开 %1：文件设有密码。</translation>
    </message>
    <message>
        <source>%1 cannot be opened: the password is wrong.</source>
        <translation>无法打开 %1：密码不对。</translation>
    </message>
    <message>
        <source>%1 cannot be opened: it has %2 pages, and at most %3 are possible. Please split it.</source>
        <translation>无法打开 %1：共 %2 页，最多只能有 %3 页。请拆分后再打开。</translation>
    </message>
    <message>
        <source>Page %1 of %2 cannot be shown: its size is %3 by %4 points.</source>
        <translation>无法显示 %2 的第 %1 页：页面大小为 %3 × %4 点。</translation>
    </message>
    <message>
        <source>Page %1 of %2 cannot be shown at this size.</source>
        <translation>无法以这个大小显示 %2 的第 %1 页。</translation>
    </message>
    <message>
        <source>Page %1 of %2 cannot be shown: drawing it failed.</source>
        <translation>无法显示 %2 的第 %1 页：绘制失败。</translation>
    </message>
    <message>
        <source>%1 has no page %2.</source>
        <translation>%1没有第%2页。</translation>
    </message>
    <message>
        <source>Page %1 of %2 cannot be shown: it takes too much work to draw.</source>
        <translation>无法显示《%2》第%1页：这一页过于复杂。</translation>
    </message>
    <message>
        <source>Page %1 of %2 cannot be shown: it is damaged.</source>
        <translation>无法显示《%2》第%1页：这一页已损坏。</translation>
    </message>
</context>
<context>
    <name>hz::pdf::Export</name>
    <message>
        <source>%1 cannot be written: page %2 has no valid size.</source>
        <translation>无法写入 %1：第 %2 页的大小无效。</translation>
    </message>
    <message>
        <source>%1 cannot be written: there are no pages.</source>
        <translation>无法写入 %1：没有页面。</translation>
    </message>
    <message>
        <source>%1 cannot be written: something unexpected went wrong.</source>
        <translation>无法写入 %1：出现了意外错误。</translation>
    </message>
</context>
<context>
    <name>hz::pdf::Sheets</name>
    <message>
        <source>%1 cannot be written: something unexpected went wrong.</source>
        <translation>无法写入 %1：出现了意外错误。</translation>
    </message>
</context>
<context>
    <name>hz::pdf::SourcePages</name>
    <message>
        <source>%1 cannot be exported: it is protected by a password.</source>
        <translation>无法导出 %1：文件设有密码。</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>%1 cannot be exported: it uses a kind of PDF that is not supported.</source>
        <translation>无法导出 %1：不支持这种 PDF。</translation>
    </message>
    <message>
        <source>%1 cannot be exported: the PDF is damaged.</source>
        <translation>无法导出 %1：PDF 已损坏。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be exported: its author does not allow notes on it.</source>
        <translation>无法导出 %1：作者不允许在上面批注。</translation>
    </message>
    <message>
        <source>%1 has no page %2.</source>
        <translation>%1 没有第 %2 页。</translation>
    </message>
    <message>
        <source>Page %1 of %2 cannot be exported: its size is %3 by %4 points.</source>
        <translation>无法导出 %2 的第 %1 页：页面大小为 %3 × %4 点。</translation>
    </message>
    <message>
        <source>Page %1 of %2 cannot be exported: it is damaged.</source>
        <translation>无法导出 %2 的第 %1 页：这一页已损坏。</translation>
    </message>
</context>
<context>
    <name>hz::sheet::SheetFile</name>
    <message>
        <source>“%1” is no text that can be read. Save it as .xlsx, or as CSV in UTF-8.</source>
        <translation>“%1”不是可读的文本。请另存为 .xlsx，或另存为 UTF-8 编码的 CSV。</translation>
    </message>
    <message>
        <source>Line %L2 of “%1” has a cell of more than %L3 characters.</source>
        <translation>“%1”第 %L2 行有一个单元格超过 %L3 个字符。</translation>
    </message>
    <message>
        <source>The quotation mark in line %L2 of “%1” is never closed. Add the closing one, or take it away.</source>
        <translation>“%1”第 %L2 行的引号没有配对。请补上后引号，或删去该引号。</translation>
    </message>
    <message>
        <source>“%1” is protected by a password. Open it in Excel or WPS, take the password away and save it again.</source>
        <translation>“%1”设有密码。请用 Excel 或 WPS 打开，取消密码后重新保存。</translation>
    </message>
    <message>
        <source>“%1” is in the old .xls form. Open it in Excel or WPS and save it as .xlsx.</source>
        <translation>“%1”是旧的 .xls 格式。请用 Excel 或 WPS 打开，另存为 .xlsx。</translation>
    </message>
    <message>
        <source>“%1” is a web page that is only named like a spreadsheet. Open it in Excel or WPS and save it as .xlsx.</source>
        <translation>“%1”其实是网页，只是取了表格的名字。请用 Excel 或 WPS 打开，另存为 .xlsx。</translation>
    </message>
    <message>
        <source>“%1” is no spreadsheet. Choose an .xlsx or .csv file.</source>
        <translation>“%1”不是电子表格。请选择 .xlsx 或 .csv 文件。</translation>
    </message>
    <message>
        <source>“%1” has more than %L2 rows. Split it into smaller files.</source>
        <translation>“%1”超过 %L2 行。请拆成几个小文件。</translation>
    </message>
    <message>
        <source>Row %L2 of “%1” has more than %L3 columns.</source>
        <translation>“%1”第 %L2 行超过 %L3 列。</translation>
    </message>
    <message>
        <source>“%1” has more than %L2 cells. Split it into smaller files.</source>
        <translation>“%1”超过 %L2 个单元格。请拆成几个小文件。</translation>
    </message>
    <message>
        <source>“%1” is too large.</source>
        <translation>“%1”太大。</translation>
    </message>
    <message>
        <source>“%1” is damaged or incomplete. Get it again from where it came, or open it in Excel or WPS and save it anew.</source>
        <translation>“%1”已损坏或不完整。请重新获取，或用 Excel 或 WPS 打开后重新保存。</translation>
    </message>
    <message>
        <source>“%1” is no .xlsx spreadsheet. Open it in Excel or WPS and save it as .xlsx.</source>
        <translation>“%1”不是 .xlsx 表格。请用 Excel 或 WPS 打开，另存为 .xlsx。</translation>
    </message>
    <message>
        <source>“%1” has more than %L2 sheets.</source>
        <translation>“%1”超过 %L2 个工作表。</translation>
    </message>
    <message>
        <source>Row %L2 of “%1” has a cell of more than %L3 characters.</source>
        <translation>“%1”第 %L2 行有一个单元格超过 %L3 个字符。</translation>
    </message>
</context>
<context>
    <name>hz::sheet::Table</name>
    <message>
        <source>“%1” could not be written.</source>
        <translation>“%1”无法写入。</translation>
    </message>
    <message>
        <source>A text in row %L1 has more than the %L2 characters that fit into a cell.</source>
        <translation>第 %L1 行有一段文字超过单元格可容纳的 %L2 个字符。</translation>
    </message>
    <message>
        <source>“%1” would have more than the %L2 rows that fit into a spreadsheet.</source>
        <translation>“%1”将超过表格可容纳的 %L2 行。</translation>
    </message>
    <message>
        <source>“%1” would have more than the %L2 columns that fit into a spreadsheet.</source>
        <translation>“%1”将超过表格可容纳的 %L2 列。</translation>
    </message>
</context>
<context>
    <name>hz::store::Backup</name>
    <message>
        <source>There is no room for a backup in “%1”: it takes %2, free are %3. Free some space, or choose another folder.</source>
        <translation>“%1”放不下备份：需要 %2，只剩 %3。请腾出空间，或换一个文件夹。</translation>
    </message>
    <message>
        <source>“%1” is damaged. No backup was made, the former ones stay.</source>
        <translation>“%1”已损坏，没有做备份，以前的备份还在。</translation>
    </message>
    <message>
        <source>There is nothing to back up in “%1”.</source>
        <translation>“%1”里没有可备份的内容。</translation>
    </message>
    <message>
        <source>The backup “%1” was made by a newer version of this program. Update the program to restore it.</source>
        <translation>备份“%1”由更新的版本制作，请先更新程序再恢复。</translation>
    </message>
    <message>
        <source>The backup “%1” is damaged.</source>
        <translation>备份“%1”已损坏。</translation>
    </message>
    <message>
        <source>The folder for backups, “%1”, is not there. If it is on another disk, connect that disk.</source>
        <translation>找不到备份文件夹“%1”。如果它在另一块磁盘上，请先接上那块磁盘。</translation>
    </message>
    <message>
        <source>Another backup is being made in “%1”. Try again when it is done.</source>
        <translation>“%1”里正在做另一个备份，请等它完成后再试。</translation>
    </message>
    <message>
        <source>The file “%1” is damaged.</source>
        <translation>文件“%1”已损坏。</translation>
    </message>
    <message>
        <source>The backup “%1” is damaged. Nothing was changed.</source>
        <translation>备份“%1”已损坏，什么都没有改动。</translation>
    </message>
</context>
<context>
    <name>hz::store::BlobPart</name>
    <message>
        <source>What has come is not the file that was expected.</source>
        <translation>收到的不是预期的文件。</translation>
    </message>
    <message>
        <source>This is not the name of a file.</source>
        <translation>这不是文件的名称。</translation>
    </message>
    <message>
        <source>Somebody else is sending this file.</source>
        <translation>有人正在发送此文件。</translation>
    </message>
</context>
<context>
    <name>hz::store::BlobRef</name>
    <message>
        <source>The reference to a file is not valid.</source>
        <translation>文件引用无效。</translation>
    </message>
</context>
<context>
    <name>hz::store::BlobStore</name>
    <message>
        <source>The file “%1” is damaged.</source>
        <translation>文件“%1”已损坏。</translation>
    </message>
    <message>
        <source>Cannot read “%1”.</source>
        <translation>无法读取“%1”。</translation>
    </message>
    <message>
        <source>“%1” cannot be written to.</source>
        <translation>无法写入“%1”。</translation>
    </message>
    <message>
        <source>“%1” was written by a newer version of this program. Update the program to change it.</source>
        <translation>“%1”由更新版本的程序写成。请升级程序后再修改。</translation>
    </message>
    <message>
        <source>“%1” is damaged: a file in it has changed.</source>
        <translation>“%1”已损坏：其中的一个文件被改动过。</translation>
    </message>
    <message>
        <source>“%1” is a folder, not a file.</source>
        <translation>“%1”是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>A file of this document is not on this machine.</source>
        <translation>本机上缺少这份内容所用的一个文件。</translation>
    </message>
</context>
<context>
    <name>hz::store::Database</name>
    <message>
        <source>“%1” cannot be written to.</source>
        <translation>无法写入“%1”。</translation>
    </message>
    <message>
        <source>“%1” was opened for reading only.</source>
        <translation>“%1”以只读方式打开。</translation>
    </message>
</context>
<context>
    <name>hz::store::Documents</name>
    <message>
        <source>“%1” does not exist.</source>
        <translation>“%1”不存在。</translation>
    </message>
    <message>
        <source>“%1” has been changed elsewhere in the meantime.</source>
        <translation>“%1”刚才已在别处改动。</translation>
    </message>
    <message>
        <source>“%1” is damaged: the document “%2” cannot be read.</source>
        <translation>“%1”已损坏：无法读取其中的“%2”。</translation>
    </message>
    <message>
        <source>The attachment “%1” of “%2” is too large.</source>
        <translation>“%2”的附件“%1”太大。</translation>
    </message>
    <message>
        <source>“%1” has too many attachments.</source>
        <translation>“%1”的附件太多。</translation>
    </message>
    <message>
        <source>“%1” is damaged: a document has no revision.</source>
        <translation>“%1”已损坏：其中一份内容缺少版本。</translation>
    </message>
    <message>
        <source>The history of “%1” is not in order.</source>
        <translation>“%1”的版本历史次序有误。</translation>
    </message>
    <message>
        <source>“%1” has no revision.</source>
        <translation>“%1”没有版本。</translation>
    </message>
    <message>
        <source>“%1” is not a revision of “%2”.</source>
        <translation>“%1”不是“%2”的版本。</translation>
    </message>
    <message>
        <source>The history of “%1” contradicts itself.</source>
        <translation>“%1”的版本历史自相矛盾。</translation>
    </message>
</context>
<context>
    <name>hz::store::FileCopy</name>
    <message>
        <source>The file “%1” is damaged.</source>
        <translation>文件“%1”已损坏。</translation>
    </message>
</context>
<context>
    <name>hz::store::Merge</name>
    <message>
        <source>This was changed again meanwhile. Look at it once more.</source>
        <translation>这里刚刚又有改动，请再看一次。</translation>
    </message>
</context>
<context>
    <name>hz::store::Portable</name>
    <message>
        <source>The file “%1” is damaged.</source>
        <translation>文件“%1”已损坏。</translation>
    </message>
    <message>
        <source>“%1” is a folder, not a file.</source>
        <translation>“%1”是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>“%1” is not a Hezhou file.</source>
        <translation>“%1”不是河州文件。</translation>
    </message>
    <message>
        <source>“%1” was not made for exchange.</source>
        <translation>“%1”不是用于交换的文件。</translation>
    </message>
    <message>
        <source>“%1” was made by a newer version of this program. Update the program to open it.</source>
        <translation>“%1”由本程序的更新版本生成。请更新程序后再打开。</translation>
    </message>
    <message>
        <source>“%1” is damaged or was not made by this program. Nothing was imported.</source>
        <translation>“%1”已损坏，或不是由本程序生成。没有导入任何内容。</translation>
    </message>
    <message>
        <source>“%1” holds too many documents.</source>
        <translation>“%1”中的文档太多。</translation>
    </message>
    <message>
        <source>A file in “%1” is too large.</source>
        <translation>“%1”中有一个文件太大。</translation>
    </message>
    <message>
        <source>“%1” has been changed outside of this program.</source>
        <translation>“%1”已被其他程序改动。</translation>
    </message>
    <message>
        <source>“%1” keeps its texts in a form that Hezhou never writes. Export the lesson again where it comes from.</source>
        <translation>“%1”里的文字不是河州写的格式。请在原来的电脑上重新导出。</translation>
    </message>
</context>
<context>
    <name>hz::store::Profile</name>
    <message>
        <source>“%1” is being restored from a backup. Try again when that is done.</source>
        <translation>“%1”正在从备份恢复，请等它完成后再试。</translation>
    </message>
    <message>
        <source>“%1” is in use. Close the program that has it open and try again.</source>
        <translation>“%1”正在使用。请关闭打开它的程序后再试。</translation>
    </message>
    <message>
        <source>“%1” exists already.</source>
        <translation>“%1”已存在。</translation>
    </message>
</context>
<context>
    <name>hz::store::Readers</name>
    <message>
        <source>The file “%1” is empty.</source>
        <translation>文件“%1”是空的。</translation>
    </message>
</context>
<context>
    <name>hz::store::Recover</name>
    <message>
        <source>“%1” cannot be written to.</source>
        <translation>无法写入“%1”。</translation>
    </message>
</context>
<context>
    <name>hz::store::Revision</name>
    <message>
        <source>“%1” has a field that may not be stored.</source>
        <translation>“%1”中有不能保存的字段。</translation>
    </message>
    <message>
        <source>“%1” is too large to be stored.</source>
        <translation>“%1”太大，无法保存。</translation>
    </message>
    <message>
        <source>“%1” cannot be the id of a document.</source>
        <translation>“%1”不能用作内容编号。</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of an attachment of “%2”.</source>
        <translation>“%1”不能用作“%2”的附件名。</translation>
    </message>
</context>
<context>
    <name>hz::store::Schema</name>
    <message>
        <source>“%1” is not a Hezhou file.</source>
        <translation>“%1”不是河州的文件。</translation>
    </message>
    <message>
        <source>“%1” was written by a newer version of this program. Update the program to change it.</source>
        <translation>“%1”由更新版本的程序写成。请升级程序后再修改。</translation>
    </message>
</context>
<context>
    <name>hz::store::Sqlite</name>
    <message>
        <source>The disk is full: “%1” could not be written. Free some space.</source>
        <translation>磁盘已满，无法写入“%1”。请腾出一些空间。</translation>
    </message>
    <message>
        <source>“%1” cannot be written to.</source>
        <translation>无法写入“%1”。</translation>
    </message>
    <message>
        <source>The file “%1” is damaged.</source>
        <translation>文件“%1”已损坏。</translation>
    </message>
    <message>
        <source>“%1” is in use by another program.</source>
        <translation>“%1”正被另一个程序使用。</translation>
    </message>
    <message>
        <source>“%1” holds something larger than is allowed.</source>
        <translation>“%1”中有超出允许大小的内容。</translation>
    </message>
    <message>
        <source>Cannot use the file “%1”: the disk reported an error.</source>
        <translation>无法使用文件“%1”：磁盘报告了错误。</translation>
    </message>
    <message>
        <source>Something unexpected went wrong with the file “%1”.</source>
        <translation>文件“%1”出现了意外错误。</translation>
    </message>
</context>
<context>
    <name>hz::store::Stick</name>
    <message>
        <source>“%1” is not a Hezhou file.</source>
        <translation>“%1”不是河州文件。</translation>
    </message>
    <message>
        <source>“%1” is a folder, not a file.</source>
        <translation>“%1”是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>“%1” was written by a newer version of this program. Update the program to use it.</source>
        <translation>“%1”由更新版本的程序写入。请升级程序后再使用。</translation>
    </message>
    <message>
        <source>The file “%1” is damaged. What is in it can be read on no machine; rename it, and a new one is made.</source>
        <translation>文件“%1”已损坏，任何机器都无法读取其中的内容。请将它改名，程序会新建一个。</translation>
    </message>
    <message>
        <source>“%1” carries “%2”, not “%3”. Use another file for each.</source>
        <translation>“%1”存放的是“%2”，不是“%3”。请为每个数据库使用不同的文件。</translation>
    </message>
</context>
<context>
    <name>hz::store::StoreCommand</name>
    <message numerus="yes">
        <source>Sound: %n documents.</source>
        <translation>
            <numerusform>完好：共 %n 份。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restored: %n documents.</source>
        <translation>
            <numerusform>已恢复：共 %n 份。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files of documents are not in the backup.</source>
        <translation>
            <numerusform>有 %n 个文件不在备份里。</numerusform>
        </translation>
    </message>
    <message>
        <source>What was there is now the backup %1.</source>
        <translation>原来的内容现在是备份 %1。</translation>
    </message>
    <message>
        <source>  store verify                       check everything that is stored
  store backup [--to DIR]            copy everything into the profile or a folder
  store backups [DIR]                the backups, newest first
  store restore BACKUP               back to a backup: its name or its folder
  store dump                         all documents, one JSON object a line
</source>
        <translation>  store verify                       检查所有已保存的内容
  store backup [--to 文件夹]         全部备份到本机或一个文件夹
  store backups [文件夹]             列出备份，新的在前
  store restore 备份                 恢复到一个备份：写它的名字或文件夹
  store dump                         列出所有内容，一行一个 JSON 对象
</translation>
    </message>
</context>
<context>
    <name>hz::store::Transaction</name>
    <message>
        <source>“%1” cannot be the id of a document.</source>
        <translation>“%1”不能用作内容编号。</translation>
    </message>
    <message>
        <source>“%1” does not exist.</source>
        <translation>“%1”不存在。</translation>
    </message>
    <message>
        <source>The list “%1” is not known.</source>
        <translation>没有“%1”这个列表。</translation>
    </message>
    <message>
        <source>This list is being prepared.</source>
        <translation>正在准备列表。</translation>
    </message>
</context>
<context>
    <name>hz::store::Verify</name>
    <message>
        <source>There is nothing stored in “%1”.</source>
        <translation>“%1”里没有保存任何内容。</translation>
    </message>
</context>
<context>
    <name>hz::store::Writer</name>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>出现了意外错误。</translation>
    </message>
</context>
<context>
    <name>hz::sync::Gate</name>
    <message>
        <source>This hub has an administrator.</source>
        <translation>同步服务器已有管理员。</translation>
    </message>
    <message>
        <source>There were too many wrong codes. Start the hub anew: it shows another one.</source>
        <translation>设置码错误次数过多。请重新启动同步服务器，会显示新的设置码。</translation>
    </message>
    <message>
        <source>This is not the code that the hub has shown when it was started.</source>
        <translation>设置码不对，请查看同步服务器启动时显示的设置码。</translation>
    </message>
    <message>
        <source>You cannot cut yourself off.</source>
        <translation>不能停用自己。</translation>
    </message>
</context>
<context>
    <name>hz::sync::Gzip</name>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>出现意外错误。</translation>
    </message>
    <message>
        <source>The compressed data is damaged.</source>
        <translation>压缩数据已损坏。</translation>
    </message>
    <message>
        <source>The compressed data is too large.</source>
        <translation>压缩数据太大。</translation>
    </message>
</context>
<context>
    <name>hz::sync::Http</name>
    <message>
        <source>“%1” cannot be found. Check the address and the network.</source>
        <translation>找不到“%1”。请检查地址和网络。</translation>
    </message>
    <message>
        <source>“%1” does not answer: no hub is running there.</source>
        <translation>“%1”没有应答：那里没有运行同步服务器。</translation>
    </message>
    <message>
        <source>The connection to “%1” is not safe and was not used: its certificate is not trusted.</source>
        <translation>与“%1”的连接不安全，没有使用：其证书不受信任。</translation>
    </message>
    <message>
        <source>The connection to “%1” broke.</source>
        <translation>与“%1”的连接中断了。</translation>
    </message>
    <message>
        <source>“%1” has stopped answering.</source>
        <translation>“%1”不再应答。</translation>
    </message>
    <message>
        <source>“%1” is not the address of a database. It looks like https://hub.example/school-1.</source>
        <translation>“%1”不是数据库地址。地址形如 https://hub.example/school-1。</translation>
    </message>
    <message>
        <source>“%1” is too large for “%2”.</source>
        <translation>“%1”太大，“%2”不接收。</translation>
    </message>
    <message>
        <source>“%2” does not take “%1”.</source>
        <translation>“%2”不接收“%1”。</translation>
    </message>
    <message>
        <source>“%2” does not take “%1” from you.</source>
        <translation>“%2”不接收您发来的“%1”。</translation>
    </message>
    <message>
        <source>“%1” could not write what was sent.</source>
        <translation>“%1”无法写入收到的内容。</translation>
    </message>
    <message>
        <source>Another program replicates with “%1” under our name.</source>
        <translation>另一个程序正以我们的名义与“%1”同步。</translation>
    </message>
    <message>
        <source>The answer of the hub cannot be understood.</source>
        <translation>无法理解同步服务器的应答。</translation>
    </message>
    <message>
        <source>“%1” does not answer as a hub does. Is the address right?</source>
        <translation>“%1”的应答不像同步服务器。请检查地址是否正确。</translation>
    </message>
    <message>
        <source>“%1” sends us to another address. Nothing was sent there; enter the right address of the hub.</source>
        <translation>“%1”要求转到另一个地址。没有向那里发送任何内容，请输入同步服务器的正确地址。</translation>
    </message>
    <message>
        <source>“%1” asks who you are. Sign in first.</source>
        <translation>“%1”要求登录。请先登录。</translation>
    </message>
    <message>
        <source>“%1” does not accept the name or the password.</source>
        <translation>“%1”不接受该用户名或密码。</translation>
    </message>
    <message>
        <source>You may not use “%1” on “%2”. Ask whoever runs the hub.</source>
        <translation>您无权使用“%2”上的“%1”。请联系服务器管理员。</translation>
    </message>
    <message>
        <source>“%1” has no database “%2”.</source>
        <translation>“%1”上没有数据库“%2”。</translation>
    </message>
    <message>
        <source>“%1” has too much to do just now.</source>
        <translation>“%1”现在太忙。</translation>
    </message>
    <message>
        <source>This is too large for “%1”.</source>
        <translation>内容太大，“%1”不接收。</translation>
    </message>
    <message>
        <source>“%1” has a fault: it answered %2.</source>
        <translation>“%1”出现故障，应答为 %2。</translation>
    </message>
    <message>
        <source>The document “%1” cannot be read as the hub sends it.</source>
        <translation>同步服务器发来的文档“%1”无法读取。</translation>
    </message>
    <message>
        <source>“%1” shows another certificate than the one that was accepted here, so nothing was sent. If the hub was set up anew, enter its address again; if not, tell whoever runs it.</source>
        <translation>“%1”出示的证书与此前确认的不同，因此没有发送任何内容。如果同步服务器重新安装过，请重新填写地址；如果没有，请告诉管理员。</translation>
    </message>
    <message>
        <source>“%1” has forgotten that you signed in. Sign in again; what you do meanwhile waits here.</source>
        <translation>“%1”上的登录已失效，请重新登录。在此期间所做的内容会先存在本机。</translation>
    </message>
</context>
<context>
    <name>hz::sync::HttpBlobs</name>
    <message>
        <source>The file is not on this machine.</source>
        <translation>文件不在本机。</translation>
    </message>
    <message>
        <source>The disk has no room for a file of %1. Remove something first.</source>
        <translation>磁盘空间不足，放不下 %1 的文件。请先清理一些内容。</translation>
    </message>
    <message>
        <source>“%1” has sent another file than the document names. It was thrown away.</source>
        <translation>“%1”发来的文件与文档所指的不同，已丢弃。</translation>
    </message>
    <message>
        <source>The file on “%1” is not as long as the document says.</source>
        <translation>“%1”上的文件长度与文档记录的不一致。</translation>
    </message>
    <message>
        <source>The file is not on “%1” yet.</source>
        <translation>文件尚未到达“%1”。</translation>
    </message>
    <message>
        <source>“%1” takes no files, only documents.</source>
        <translation>“%1”只接收文档，不接收文件。</translation>
    </message>
    <message>
        <source>“%1” is receiving this file from somebody else.</source>
        <translation>“%1”正从别处接收这个文件。</translation>
    </message>
    <message>
        <source>A file is too large for “%1”.</source>
        <translation>文件太大，“%1”无法接收。</translation>
    </message>
    <message>
        <source>A file arrived damaged at “%1”, or is damaged on this machine.</source>
        <translation>文件传到“%1”时已损坏，或在本机已损坏。</translation>
    </message>
    <message>
        <source>“%1” has no room for a file. Tell whoever runs it.</source>
        <translation>“%1”没有空间存放文件，请告知其管理员。</translation>
    </message>
</context>
<context>
    <name>hz::sync::Hub</name>
    <message>
        <source>“%1” is not the address of a hub. It looks like 192.168.1.10 or hub.school.example.</source>
        <translation>“%1”不是同步服务器的地址。地址形如 192.168.1.10 或 hub.school.example。</translation>
    </message>
    <message>
        <source>“%1” is without encryption: everybody on the line could read the password. Leave http:// out.</source>
        <translation>“%1”没有加密，线路上的人都能看到密码。请去掉 http://。</translation>
    </message>
    <message>
        <source>A part of this pairing code is missing. Copy it whole, or scan it again.</source>
        <translation>配对码不完整，请整段复制或重新扫描。</translation>
    </message>
    <message>
        <source>“%1” shows another certificate than the pairing code says, so nothing was sent. Take the code that the hub shows now, or tell whoever runs it.</source>
        <translation>“%1”出示的证书与配对码不符，没有发送任何内容。请用服务器现在显示的配对码，或告诉管理员。</translation>
    </message>
</context>
<context>
    <name>hz::sync::HubAccount</name>
    <message>
        <source>The hub has forgotten that “%1” signed in. Sign in again; what you do meanwhile waits here.</source>
        <translation>“%1”在同步服务器上的登录已失效，请重新登录。在此期间所做的内容会先存在本机。</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>请先登录。</translation>
    </message>
</context>
<context>
    <name>hz::sync::Replication</name>
    <message>
        <source>“%1” does not answer as a database of documents does.</source>
        <translation>“%1”的应答不符合文档数据库的协议。</translation>
    </message>
</context>
<context>
    <name>hz::sync::Server</name>
    <message>
        <source>“%1” is no address.</source>
        <translation>“%1”不是有效地址。</translation>
    </message>
    <message>
        <source>Cannot listen on %1, port %2: is another hub running there?</source>
        <translation>无法监听 %1 的端口 %2：那里是否已有另一个中枢在运行？</translation>
    </message>
    <message>
        <source>The key and the certificate in “%1” do not belong together.</source>
        <translation>“%1”中的密钥与证书不匹配。</translation>
    </message>
    <message>
        <source>Without encryption the hub can be reached from this computer only.</source>
        <translation>不加密时，中枢只能从本机访问。</translation>
    </message>
    <message>
        <source>This hub has no database “%1”.</source>
        <translation>本服务器没有数据库“%1”。</translation>
    </message>
    <message>
        <source>The database “%1” cannot be opened.</source>
        <translation>无法打开数据库“%1”。</translation>
    </message>
</context>
<context>
    <name>hz::sync::SyncCommand</name>
    <message>
        <source>“%1” cannot be the name of a database.</source>
        <translation>“%1”不能用作数据库名。</translation>
    </message>
    <message>
        <source>A file is synchronised once: add --once.</source>
        <translation>与文件只能同步一次：请加上 --once。</translation>
    </message>
    <message>
        <source>There is no database to synchronise. Name one with --db.</source>
        <translation>没有可同步的数据库。请用 --db 指定。</translation>
    </message>
    <message>
        <source>A file carries one database. Name it with --db, or name a folder: %1</source>
        <translation>一个文件只存放一个数据库。请用 --db 指定，或改用文件夹：%1</translation>
    </message>
    <message>
        <source>%1: %2 received, %3 sent.</source>
        <translation>%1：收到 %2 条，发出 %3 条。</translation>
    </message>
    <message>
        <source>%1: connecting</source>
        <translation>%1：正在连接</translation>
    </message>
    <message>
        <source>%1: %2 changes to go</source>
        <translation>%1：还有 %2 条更改</translation>
    </message>
    <message>
        <source>%1: up to date</source>
        <translation>%1：已同步</translation>
    </message>
    <message>
        <source>Synchronise once and end.</source>
        <translation>同步一次后结束。</translation>
    </message>
    <message>
        <source>Only send.</source>
        <translation>只发送。</translation>
    </message>
    <message>
        <source>Only receive.</source>
        <translation>只接收。</translation>
    </message>
    <message>
        <source>The database that is synchronised.</source>
        <translation>要同步的数据库。</translation>
    </message>
    <message>
        <source>This computer cannot look for hubs: Avahi is not running. Enter the address of the hub.</source>
        <translation>本机无法查找同步服务器：Avahi 没有运行。请直接输入同步服务器的地址。</translation>
    </message>
    <message>
        <source>No hub was found on this network.</source>
        <translation>在这个网络中没有找到同步服务器。</translation>
    </message>
    <message>
        <source>List the hubs on this network.</source>
        <translation>列出网络中的同步服务器。</translation>
    </message>
    <message>
        <source>  sync URL|FILE|FOLDER [--once] [--db NAME] [--push|--pull]
                                     with a hub, or over a USB stick (.hzs)
  sync --discover                    the hubs on this network
</source>
        <translation>  sync URL|FILE|FOLDER [--once] [--db NAME] [--push|--pull]
                                     与同步服务器同步，或经 U 盘文件（.hzs）同步
  sync --discover                    网络中的同步服务器
</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n document(s) were changed on both sides in ways that do not fit. Open the program to decide.</source>
        <translation>
            <numerusform>%1：有 %n 份文档在两边改得不一样，请打开程序选择。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hz::sync::TlsIdentity</name>
    <message>
        <source>The hub&apos;s certificate cannot be made.</source>
        <translation>无法生成中枢的证书。</translation>
    </message>
    <message>
        <source>“%1” cannot be read as a certificate.</source>
        <translation>无法将“%1”读取为证书。</translation>
    </message>
</context>
<context>
    <name>hz::sync::Upward</name>
    <message>
        <source>“%1” cannot be understood: %2 Nothing of it was changed.</source>
        <translation>无法读懂“%1”：%2 文件保持原样，没有改动。</translation>
    </message>
    <message>
        <source>“%1” cannot be closed to others, and a password is to be kept in it.</source>
        <translation>“%1”要保存密码，却无法设为只有本人可读。</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a database.</source>
        <translation>“%1”不能用作数据库名称。</translation>
    </message>
    <message>
        <source>“%1” is not pushed anywhere.</source>
        <translation>“%1”没有推送到任何地方。</translation>
    </message>
    <message>
        <source>This computer does not trust the certificate of “%1”, whose SHA-256 fingerprint is %2. If whoever runs that hub reads the same on its status page, say it with --fingerprint, or give its pairing code in place of the address.</source>
        <translation>本机不信任“%1”的证书，其 SHA-256 指纹为 %2。如果对方管理员看到的指纹与此相同，请用 --fingerprint 写明，或用对方的配对码代替地址。</translation>
    </message>
    <message>
        <source>More than %1 documents of “%2” are refused there, so the rest stays here for now. Ask whoever runs that hub.</source>
        <translation>“%2”有超过 %1 个文档被上级拒收，其余的暂时留在本机。请联系上级服务器的管理员。</translation>
    </message>
    <message>
        <source>%1: everything is there.</source>
        <translation>%1：已全部送达。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n document(s) are refused there, at last “%2”: %3. They stay here and are offered again later; the others go on.</source>
        <translation>
            <numerusform>%1：上级拒收 %n 个文档，最近的是“%2”：%3。它们仍在本机，以后会再次推送；其他文档照常推送。</numerusform>
        </translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>稍后自动重试。</translation>
    </message>
    <message>
        <source>It goes on by itself when the line is back.</source>
        <translation>线路恢复后自动继续。</translation>
    </message>
    <message>
        <source>Ask whoever runs it for the pairing code that it shows now, and give it with “hezhou-hub upward set”.</source>
        <translation>请向对方管理员索取当前的配对码，用“hezhou-hub upward set”重新设置。</translation>
    </message>
    <message>
        <source>Give the right ones with “hezhou-hub upward set”.</source>
        <translation>请用“hezhou-hub upward set”重新填写。</translation>
    </message>
    <message>
        <source>There, “%2” has to be a member of “%1” (hezhou-hub db secure); if that is not there yet, it has to be made first (hezhou-hub db create).</source>
        <translation>请上级把“%2”加为“%1”的成员（hezhou-hub db secure）；如果还没有这个数据库，先建立（hezhou-hub db create）。</translation>
    </message>
    <message>
        <source>It has to be made there first, and “%1” to be a member of it.</source>
        <translation>请上级先建立它，并把“%1”加为成员。</translation>
    </message>
    <message>
        <source>Make it with “hezhou-hub db create %1”, or end this with “hezhou-hub upward remove --db %1”.</source>
        <translation>请用“hezhou-hub db create %1”建立，或用“hezhou-hub upward remove --db %1”取消推送。</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <extracomment>1 the database and where it goes, 2 what went wrong, 3 what to do</extracomment>
        <translation>%1：%2%3</translation>
    </message>
    <message numerus="yes">
        <source>%1: everything is there but %n refused document(s).</source>
        <translation>
            <numerusform>%1：除 %n 个被拒收的文档外，已全部送达。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hz::ui::ClashSheet</name>
    <message>
        <source>Changed on two machines</source>
        <translation>两台机器上都改过</translation>
    </message>
    <message>
        <source>Keep the left one</source>
        <translation>用左边的</translation>
    </message>
    <message>
        <source>Keep the right one</source>
        <translation>用右边的</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>The left version</source>
        <translation>左边的版本</translation>
    </message>
    <message>
        <source>The right version</source>
        <translation>右边的版本</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>两个都要</translation>
    </message>
    <message>
        <source>%1 to decide</source>
        <translation>%1 处待选择</translation>
    </message>
    <message>
        <source>Removed here</source>
        <translation>这一边已删除</translation>
    </message>
    <message>
        <source>Decided.</source>
        <translation>已选好。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>This was decided on another machine meanwhile.</source>
        <translation>刚才已在另一台机器上选好了。</translation>
    </message>
</context>
<context>
    <name>hz::ui::CommandPalette</name>
    <message>
        <source>%1, %2</source>
        <comment>name, kind</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>找功能</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>要找什么？</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>找到的</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>kind of thing · more about it</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Nothing is called “%1”. %2</source>
        <translation>没有找到“%1”。%2</translation>
    </message>
</context>
<context>
    <name>hz::ui::DetailPane</name>
    <message>
        <source>Pages</source>
        <translation>分页</translation>
    </message>
</context>
<context>
    <name>hz::ui::FacetPanel</name>
    <message>
        <source>open</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已收起</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>value, how many</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Narrow the list</source>
        <translation>缩小范围</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 种</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hz::ui::FigureTile</name>
    <message>
        <source>%1, %2</source>
        <comment>number, status</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <comment>caption: number. note</comment>
        <translation>%1：%2。%3</translation>
    </message>
</context>
<context>
    <name>hz::ui::FilterField</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Type to filter</source>
        <translation>打字筛选</translation>
    </message>
    <message>
        <source>Take away %1</source>
        <translation>去掉 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more filter(s)</source>
        <translation>
            <numerusform>还有 %n 个筛选</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hz::ui::FlowMap</name>
    <message>
        <source>%1, %2</source>
        <comment>one figure, the next</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Who sends how much to whom</source>
        <translation>谁调给谁、调多少</translation>
    </message>
</context>
<context>
    <name>hz::ui::HeatTable</name>
    <message>
        <source>%1, %2: %3</source>
        <comment>row, column: figure</comment>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>Figures of each row</source>
        <translation>各行数值</translation>
    </message>
</context>
<context>
    <name>hz::ui::MonthBars</name>
    <message>
        <source>Amounts by month</source>
        <translation>每月数量</translation>
    </message>
</context>
<context>
    <name>hz::ui::PeriodGrid</name>
    <message>
        <source>%1, %2: free</source>
        <comment>a day or room, a period</comment>
        <translation>%1，%2：空闲</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>预约</translation>
    </message>
</context>
<context>
    <name>hz::ui::ProgressPanel</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>还需 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>还需 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>how far · how long still</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>hz::ui::RatioBars</name>
    <message>
        <source>%1, %2: %3</source>
        <comment>row, column: none</comment>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>%1, %2: %3, target %4, %5</source>
        <comment>row, column: ratio, target, status</comment>
        <translation>%1，%2：%3，目标 %4，%5</translation>
    </message>
    <message>
        <source>Ratios against their targets</source>
        <translation>比率与目标</translation>
    </message>
</context>
<context>
    <name>hz::ui::SeatPlan</name>
    <message>
        <source>%1: %2</source>
        <comment>device: status</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Seat %1, empty</source>
        <translation>%1 座，空</translation>
    </message>
    <message>
        <source>Seat %1, %2: %3</source>
        <comment>seat, number: status</comment>
        <translation>%1 座，%2：%3</translation>
    </message>
    <message>
        <source>Seat %1, %2: %3, %4</source>
        <comment>seat, number: status, amount</comment>
        <translation>%1 座，%2：%3，%4</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>座位</translation>
    </message>
</context>
<context>
    <name>hz::ui::SelectionBar</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>取消选择</translation>
    </message>
</context>
<context>
    <name>hz::ui::Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>hz::ui::ShortcutSheet</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two keys that do the same</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>hz::ui::SideBar</name>
    <message>
        <source>Where to go</source>
        <translation>导航</translation>
    </message>
</context>
<context>
    <name>hz::ui::StackedShares</name>
    <message>
        <source>%1 / %2</source>
        <comment>passed of all</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>status, count</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3 met, %4 not met, %5 without data</source>
        <translation>%1：%3 项中达标 %2，未达标 %4，无数据 %5</translation>
    </message>
    <message>
        <source>Met and not met</source>
        <translation>达标情况</translation>
    </message>
</context>
<context>
    <name>hz::ui::Status</name>
    <message>
        <source>Met</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>Near</source>
        <translation>临近</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
</context>
<context>
    <name>hz::ui::SyncDetails</name>
    <message>
        <source>%1 changes waiting</source>
        <translation>%1 项待同步</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Synchronising, %1 left</source>
        <translation>正在同步，还剩 %1 项</translation>
    </message>
    <message>
        <source>Up to date, %1 files to come</source>
        <translation>文档已同步，还有 %1 个文件</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>已同步</translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation>没有待同步的内容</translation>
    </message>
    <message>
        <source>sent %1, received %2</source>
        <translation>已发送 %1，已接收 %2</translation>
    </message>
    <message>
        <source>%1, %2 a second</source>
        <comment>sent and received, speed</comment>
        <translation>%1，每秒 %2</translation>
    </message>
    <message>
        <source>Tried again at %1.</source>
        <translation>将在 %1 重试。</translation>
    </message>
    <message>
        <source>The other side does not take %1 of the changes.</source>
        <translation>有 %1 项修改对方不接收。</translation>
    </message>
</context>
<context>
    <name>hz::ui::SyncIndicator</name>
    <message>
        <source>Synchronising needs you</source>
        <translation>同步需要处理</translation>
    </message>
    <message>
        <source>%1 to decide</source>
        <translation>%1 处待选择</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>All synchronised</source>
        <translation>已全部同步</translation>
    </message>
    <message>
        <source>Synchronising, %1 left</source>
        <translation>正在同步，还剩 %1 项</translation>
    </message>
    <message>
        <source>Synchronising</source>
        <translation>正在同步</translation>
    </message>
    <message>
        <source>Offline, %1 waiting</source>
        <translation>离线，%1 项待同步</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Not synchronised yet</source>
        <translation>尚未同步</translation>
    </message>
</context>
<context>
    <name>hz::ui::SyncSheet</name>
    <message>
        <source>Synchronise</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>去选择</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>This machine has not seen this hub before. Compare this fingerprint of its certificate with the one that the hub shows, or ask whoever runs it. You are asked once.</source>
        <translation>本机第一次连接这台同步服务器。请将下面的证书指纹与服务器上显示的核对，或询问管理员。只需核对一次。</translation>
    </message>
    <message>
        <source>It is another</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>It is the same</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Nothing was sent to it. Check the address, and tell whoever runs the hub.</source>
        <translation>没有向它发送任何内容。请检查地址，并告诉服务器管理员。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Another hub</source>
        <translation>换一台服务器</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Without a network: write to a USB stick what the other machine lacks, and take from it what this one lacks.</source>
        <translation>没有网络时：把对方没有的内容写到U盘，再从U盘取回本机没有的内容。</translation>
    </message>
    <message>
        <source>Over a USB stick…</source>
        <translation>同步到U盘…</translation>
    </message>
    <message>
        <source>Since %1. What you do is kept here and goes on by itself.</source>
        <translation>%1 起离线。所做的内容存在本机，联网后自动同步。</translation>
    </message>
    <message>
        <source>MMM d, hh:mm</source>
        <comment>a day and a time</comment>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>%1 were changed on two machines in ways that do not fit together.</source>
        <translation>有 %1 处在两台机器上改得不一样，需要您选择。</translation>
    </message>
    <message>
        <source>At the hub %1.</source>
        <translation>同步服务器：%1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>a person, a hub</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Looking for the hub…</source>
        <translation>正在查找同步服务器…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>The hub cannot be reached, so you are signed in on this machine only. What you do is sent as soon as it can be.</source>
        <translation>连不上同步服务器，已在本机登录。联网后自动同步。</translation>
    </message>
    <message>
        <source>Choose the USB stick, or a folder on it</source>
        <translation>选择U盘或U盘里的文件夹</translation>
    </message>
    <message>
        <source>Over the stick: leave it in until this is done</source>
        <translation>正在同步到U盘，完成前请不要拔出</translation>
    </message>
    <message>
        <source>%1 changes could not be taken over: %2</source>
        <translation>有 %1 项修改无法同步：%2</translation>
    </message>
    <message>
        <source>%1 changes are on the stick, %2 were taken from it. It can be pulled out.</source>
        <translation>写入U盘 %1 项，从U盘取回 %2 项。可以拔出U盘了。</translation>
    </message>
    <message>
        <source>Address of a hub, or its pairing code</source>
        <translation>同步服务器地址或配对码</translation>
    </message>
    <message>
        <source>Looking for hubs on this network…</source>
        <translation>正在本网络中查找同步服务器…</translation>
    </message>
    <message>
        <source>On this network, tap one:</source>
        <translation>本网络中的同步服务器，点一个：</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a hub&apos;s name and its address</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>hz::ui::TableHeader</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>hz::ui::TableView</name>
    <message>
        <source>All rows</source>
        <translation>全部行</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>column: what it says</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>one column, the next</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>hz::ui::TileMap</name>
    <message>
        <source>Places by their share</source>
        <translation>各地占比</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>one figure, the next</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>hz::ui::ToastHost</name>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>hz::ui::TopBar</name>
    <message>
        <source>Search or type a command</source>
        <translation>搜索或输入命令</translation>
    </message>
</context>
<context>
    <name>hz::ui::TrendLines</name>
    <message>
        <source>%1 %2</source>
        <comment>line, its last value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>line, mark: value</comment>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>How it went over time</source>
        <translation>历年走势</translation>
    </message>
</context>
<context>
    <name>hz::viewer::Camera</name>
    <message>
        <source>The part of the program that opens cameras is not installed.</source>
        <translation>没有安装打开摄像头的组件。</translation>
    </message>
    <message>
        <source>This computer has no camera.</source>
        <translation>这台电脑没有摄像头。</translation>
    </message>
    <message>
        <source>The camera cannot be used: another program may have it, or it was pulled out.</source>
        <translation>摄像头用不了：可能正被别的程序占用，或已拔出。</translation>
    </message>
    <message>
        <source>The camera is no longer there.</source>
        <translation>摄像头已经不在了。</translation>
    </message>
</context>
</TS>
