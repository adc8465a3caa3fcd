// Cells understood, one kind of value each; nothing where a cell is not. Any thread.
#pragma once

#include <hz/inventory/records.h>

#include <optional>

namespace hz::inventory {

/// "3,999.5", "¥3999", "0.4万元"; `fen` is what one stands for.
std::optional<qint64> parseFen(QStringView text, qint64 fen);
/// "16G", "16 GB", "16384 MB", "1T"; without a unit GiB up to 4096, else MiB.
std::optional<int> parseMib(QStringView text);
/// A day, or how long after `from`: "3年", "三年", "36个月", "36 months", "36"; a null day where
/// `from` is not known.
std::optional<QDate> parseWarranty(QStringView text, const QDate &from);
/// "在用", "Ready to Deploy", "Ready to Deploy (Deployed)".
std::optional<DeviceState> parseState(QStringView text);
/// Cards parted by anything but what stands within an address; nothing where one is none. What
/// says nothing ("无") is an empty list.
std::optional<QStringList> parseMacs(QStringView text);
/// "2025", "2025年", "2025-2026学年", "2025学年".
std::optional<int> parseYear(QStringView text);
/// A long number that a spreadsheet shortened: "1.23457E+11".
bool isShortenedNumber(QStringView text);

} // namespace hz::inventory
