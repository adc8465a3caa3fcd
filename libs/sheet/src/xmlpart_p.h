// One XML part of a file from anywhere, token by token: no document types, so no entities, and no
// nesting that only an attacker would write. One thread.
#pragma once

#include <QtCore/QBuffer>
#include <QtCore/QXmlStreamReader>

namespace hz::sheet {

class XmlPart {
public:
    explicit XmlPart(const QByteArray &bytes);

    /// The next token, false at the end or after a failure.
    bool next();
    bool hasFailed() const { return m_reader.hasError(); }
    QString detail() const;
    qint64 position() const { return m_buffer.pos(); }

    bool isStart() const { return m_reader.isStartElement(); }
    bool isEnd() const { return m_reader.isEndElement(); }
    bool isText() const { return m_reader.isCharacters(); }
    /// Of the element that starts or ends, without its prefix.
    QStringView name() const { return m_reader.name(); }
    QStringView text() const { return m_reader.text(); }
    /// Of the element that starts.
    QXmlStreamAttributes attributes() const { return m_reader.attributes(); }
    /// Found by its name without prefix; lives as long as `attributes`.
    static QStringView attribute(const QXmlStreamAttributes &attributes, QStringView name);

private:
    QBuffer m_buffer; // read piece by piece: the reader makes UTF-16 of what it is given at once
    QXmlStreamReader m_reader;
    int m_depth = 0;
};

} // namespace hz::sheet
