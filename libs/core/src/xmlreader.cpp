#include <hz/core/xmlreader.h>

namespace hz {

XmlReader::XmlReader(const QByteArray &bytes)
{
    m_buffer.setData(bytes);
    m_buffer.open(QIODevice::ReadOnly);
    m_reader.setDevice(&m_buffer);
}

bool XmlReader::next()
{
    switch (m_reader.readNext()) {
    case QXmlStreamReader::DTD:
    case QXmlStreamReader::EntityReference:
        m_reader.raiseError(QStringLiteral("document types are refused"));
        return false;
    case QXmlStreamReader::StartElement:
        if (++m_depth > kMaxXmlDepth) {
            m_reader.raiseError(QStringLiteral("nested too deep"));
            return false;
        }
        return true;
    case QXmlStreamReader::EndElement:
        --m_depth;
        return true;
    case QXmlStreamReader::EndDocument:
    case QXmlStreamReader::Invalid:
        return false;
    default:
        return true;
    }
}

QString XmlReader::detail() const
{
    return QStringLiteral("line %1: %2").arg(m_reader.lineNumber()).arg(m_reader.errorString());
}

QStringView XmlReader::attribute(const QXmlStreamAttributes &attributes, QStringView name)
{
    for (const QXmlStreamAttribute &attribute : attributes) {
        if (attribute.name() == name)
            return attribute.value();
    }
    return {};
}

} // namespace hz
