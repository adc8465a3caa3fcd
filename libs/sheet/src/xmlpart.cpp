#include "xmlpart_p.h"

namespace hz::sheet {

namespace {

constexpr int kMaxDepth = 64;

} // namespace

XmlPart::XmlPart(const QByteArray &bytes)
{
    m_buffer.setData(bytes);
    m_buffer.open(QIODevice::ReadOnly);
    m_reader.setDevice(&m_buffer);
}

bool XmlPart::next()
{
    switch (m_reader.readNext()) {
    case QXmlStreamReader::DTD:
    case QXmlStreamReader::EntityReference:
        m_reader.raiseError(QStringLiteral("document types are refused"));
        return false;
    case QXmlStreamReader::StartElement:
        if (++m_depth > kMaxDepth) {
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

QString XmlPart::detail() const
{
    return QStringLiteral("line %1: %2").arg(m_reader.lineNumber()).arg(m_reader.errorString());
}

QStringView XmlPart::attribute(const QXmlStreamAttributes &attributes, QStringView name)
{
    for (const QXmlStreamAttribute &attribute : attributes) {
        if (attribute.name() == name)
            return attribute.value();
    }
    return {};
}

} // namespace hz::sheet
