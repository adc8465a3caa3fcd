// Developer's tool for the catalogues.
//   node catalogue.mjs list hezhou_zh_CN.ts            prints context<TAB>text of each message without a translation
//   node catalogue.mjs fill hezhou_zh_CN.ts words.tsv  fills them from lines text<TAB>translation, or
//                                                      context<TAB>text<TAB>translation where one word has two meanings
// A line break inside a text is written \n. Translations that exist are kept.
import { readFileSync, writeFileSync } from "node:fs";

const entities = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&" };
const decode = (xml) =>
  xml.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => entities[entity])
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex, digits) => String.fromCodePoint(parseInt(digits, hex ? 16 : 10)));
const encode = (text) => text.replace(/[&<>"']/g, (sign) => Object.entries(entities).find(([, s]) => s === sign)[0]);
const onOneLine = (text) => text.replaceAll("\n", "\\n");

// Calls edit(context, text, isPlural) for each unfinished message; a string it returns becomes the translation.
function eachUnfinished(ts, edit) {
  return ts.replace(/<context>[\s\S]*?<\/context>/g, (block) => {
    const context = decode(/<name>([\s\S]*?)<\/name>/.exec(block)?.[1] ?? "");
    return block.replace(/<message[\s\S]*?<\/message>/g, (message) => {
      if (!/<translation type="unfinished"/.test(message)) return message;
      const text = decode(/<source>([\s\S]*?)<\/source>/.exec(message)[1]);
      const isPlural = /<message[^>]*numerus="yes"/.test(message);
      const chinese = edit(context, text, isPlural);
      if (chinese === undefined) return message;
      const body = isPlural
        ? `\n            <numerusform>${encode(chinese)}</numerusform>\n        `
        : encode(chinese);
      return message.replace(/<translation type="unfinished"(?:\/>|>[\s\S]*?<\/translation>)/,
        () => `<translation>${body}</translation>`);
    });
  });
}

const [verb, catalogue, words] = process.argv.slice(2);
if (!["list", "fill"].includes(verb) || !catalogue || (verb === "fill" && !words)) {
  console.error("usage: catalogue.mjs list FILE.ts | fill FILE.ts WORDS.tsv");
  process.exit(2);
}
const ts = readFileSync(catalogue, "utf8");
if (verb === "list") {
  eachUnfinished(ts, (context, text) => console.log(`${context}\t${onOneLine(text)}`));
} else {
  const known = new Map(readFileSync(words, "utf8").split(/\r?\n/).filter((line) => line.includes("\t"))
    .map((line) => line.split("\t").map((part) => part.replaceAll("\\n", "\n")))
    .map((parts) => [parts.slice(0, -1).join("\t"), parts.at(-1)]));
  let filled = 0;
  const next = eachUnfinished(ts, (context, text) => {
    const chinese = known.get(`${context}\t${text}`) ?? known.get(text);
    if (chinese !== undefined) filled += 1;
    return chinese;
  });
  writeFileSync(catalogue, next);
  console.error(`${catalogue}: ${filled} filled in`);
}
