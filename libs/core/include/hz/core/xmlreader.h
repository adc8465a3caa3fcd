// XML from anywhere, token by token: no document types, so no entities that unpack to more than
// they are, and no nesting that only an attacker would write. One thread at a time.
//
//     XmlReader xml(bytes);
//     while (xml.next())
//         if (xml.isStart() && xml.name() == u"row") …
//     if (xml.hasFailed()) … xml.detail()
#pragma once

#include <QtCore/QBuffer>
#include <QtCore/QByteArray>
#include <QtCore/QXmlStreamReader>

namespace hz {

inline constexpr int kMaxXmlDepth = 64;

class XmlReader {
public:
    explicit XmlReader(const QByteArray &bytes);

    /// The next token; false at the end and after a failure.
    bool next();
    bool hasFailed() const { return m_reader.hasError(); }
    QString detail() const; // English, with the line
    qint64 position() const { return m_buffer.pos(); } // in bytes, roughly
    int depth() const { return m_depth; } // 1 inside the root

    bool isStart() const { return m_reader.isStartElement(); }
    bool isEnd() const { return m_reader.isEndElement(); }
    bool isText() const { return m_reader.isCharacters(); }
    /// Of the element that starts or ends, without its prefix.
    QStringView name() const { return m_reader.name(); }
    QStringView text() const { return m_reader.text(); }
    /// Of the element that starts.
    QXmlStreamAttributes attributes() const { return m_reader.attributes(); }
    /// By its name without prefix; lives as long as `attributes`.
    static QStringView attribute(const QXmlStreamAttributes &attributes, QStringView name);

private:
    QBuffer m_buffer; // read in pieces: the reader makes UTF-16 of what it is given at once
    QXmlStreamReader m_reader;
    int m_depth = 0;
};

} // namespace hz
