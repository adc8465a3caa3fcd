<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>hz::Json</name>
    <message>
        <source>A number is too large to be stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data is not valid JSON.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::Task</name>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::canvas::PageView</name>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::ink::Codec</name>
    <message>
        <source>The ink is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This ink was written by a newer version of Hezhou.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::page::Documents</name>
    <message>
        <source>This lesson is damaged and cannot be read in full.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::page::Journal</name>
    <message>
        <source>The journal is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal “%1” is damaged and cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::page::Op</name>
    <message>
        <source>A change in the journal is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::page::Render</name>
    <message>
        <source>The picture would be too large.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::pdf</name>
    <message>
        <source>%1 has no page %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page %1 of %2 cannot be shown: it takes too much work to draw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page %1 of %2 cannot be shown: it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::pdf::CheckedOutput</name>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::pdf::Document</name>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened: its end is missing. Please copy or download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened: the PDF is damaged. Please copy or download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened: there is no such file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened: it is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened: the file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened: it is not a PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened: it is protected by a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened: the password is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened: it has %2 pages, and at most %3 are possible. Please split it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page %1 of %2 cannot be shown: its size is %3 by %4 points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page %1 of %2 cannot be shown at this size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page %1 of %2 cannot be shown: drawing it failed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::pdf::Export</name>
    <message>
        <source>%1 cannot be written: page %2 has no valid size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: there are no pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: something unexpected went wrong.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::pdf::SourcePages</name>
    <message>
        <source>%1 cannot be exported: it is protected by a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be exported: it uses a kind of PDF that is not supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be exported: the PDF is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be exported: its author does not allow notes on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no page %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page %1 of %2 cannot be exported: its size is %3 by %4 points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page %1 of %2 cannot be exported: it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::store::BlobRef</name>
    <message>
        <source>A reference to a file is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::store::BlobStore</name>
    <message>
        <source>The file “%1” is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::store::Database</name>
    <message>
        <source>“%1” cannot be written to.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::store::Portable</name>
    <message>
        <source>“%1” is damaged or not a lesson file of Hezhou.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was written by a newer version of Hezhou.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::store::Profile</name>
    <message>
        <source>“%1” is not the name of a database.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::store::Schema</name>
    <message>
        <source>“%1” is not a file of Hezhou.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was written by a newer version of Hezhou.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::store::Sqlite</name>
    <message>
        <source>The disk is full: “%1” could not be written. Free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is in use by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” holds something larger than is allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot use the file “%1”: the disk reported an error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected went wrong with the file “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::store::Store</name>
    <message>
        <source>It is not in the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was changed elsewhere in the meantime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hz::store::Verify</name>
    <message>
        <source>“%1” exists already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
