<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>hz::File</name>
    <message>
        <source>Cannot use the file “%1”: the disk reported an error.</source>
        <translation type="unfinished">无法使用文件“%1”：磁盘报告了错误。</translation>
    </message>
    <message>
        <source>No permission to use “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is on a disk that cannot be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is in use by another program.</source>
        <translation type="unfinished">“%1”正被另一个程序使用。</translation>
    </message>
    <message>
        <source>“%1” is a folder, not a file.</source>
        <translation type="unfinished">“%1”是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>The file “%1” is too large.</source>
        <translation type="unfinished"></translation>
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
    <name>hz::canvas::PageView</name>
    <message>
        <source>Page</source>
        <translation>页面</translation>
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
    <name>hz::page::Documents</name>
    <message>
        <source>This lesson is damaged and cannot be read in full.</source>
        <translation>这节课的数据已损坏，无法完整读取。</translation>
    </message>
</context>
<context>
    <name>hz::page::Export</name>
    <message>
        <source>The picture “%1” could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PDF “%1” of this lesson is not on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons are exported as .pdf, .png or .hzl, not as “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::page::Journal</name>
    <message>
        <source>The journal is damaged.</source>
        <translation>日志已损坏。</translation>
    </message>
    <message>
        <source>The journal “%1” is damaged and cannot be read.</source>
        <translation>日志“%1”已损坏，无法读取。</translation>
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
</context>
<context>
    <name>hz::page::Op</name>
    <message>
        <source>A change in the journal is damaged.</source>
        <translation>日志中有一处改动已损坏。</translation>
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
    <name>hz::pdf</name>
    <message>
        <source>%1 has no page %2.</source>
        <translation>%1 没有第 %2 页。</translation>
    </message>
    <message>
        <source>Page %1 of %2 cannot be shown: it takes too much work to draw.</source>
        <translation>无法显示 %2 的第 %1 页：这一页太复杂。</translation>
    </message>
    <message>
        <source>Page %1 of %2 cannot be shown: it is damaged.</source>
        <translation>无法显示 %2 的第 %1 页：这一页已损坏。</translation>
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
    <name>hz::store::Portable</name>
    <message>
        <source>“%1” is damaged or not a lesson file of Hezhou.</source>
        <translation>“%1”已损坏，或者不是河州的课文件。</translation>
    </message>
    <message>
        <source>“%1” was written by a newer version of Hezhou.</source>
        <translation>“%1”由更新版本的河州软件写成。</translation>
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
    <name>hz::store::Store</name>
    <message>
        <source>It is not in the store.</source>
        <translation>资料库中没有这项内容。</translation>
    </message>
    <message>
        <source>It cannot be stored.</source>
        <translation>无法保存。</translation>
    </message>
    <message>
        <source>It was changed elsewhere in the meantime.</source>
        <translation>刚才已在别处改动。</translation>
    </message>
    <message>
        <source>The file “%1” is damaged.</source>
        <translation>文件“%1”已损坏。</translation>
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
        <source>“%1” exists already.</source>
        <translation>“%1”已存在。</translation>
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
    <name>hz::ui::ProgressPanel</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>hz::ui::Toast</name>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
</context>
</TS>
