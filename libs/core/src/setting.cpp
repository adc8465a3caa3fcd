#include <hz/core/setting.h>

#include <QtCore/QDir>
#include <QtCore/QSettings>

namespace hz {

Settings::Settings(const QString &profileDir)
    : m_store(std::make_unique<QSettings>(
        QDir(profileDir).filePath(QStringLiteral("settings.ini")), QSettings::IniFormat))
{
}

Settings::~Settings() = default;

QVariant Settings::raw(const char *key) const
{
    return m_store->value(QLatin1StringView(key));
}

void Settings::setRaw(const char *key, const QVariant &value)
{
    m_store->setValue(QLatin1StringView(key), value);
}

} // namespace hz
