// The page an administrator looks at, /_hezhou/, and what it reads and does. Any thread.
//
//   GET  /_hezhou/            the page; /_hezhou/status.js and status.css belong to it
//   GET  /_hezhou/status      who is connected, databases, disk, errors     for administrators
//   GET  /_hezhou/pairing     how others join, see pairing_p.h              for administrators
//   GET  /_hezhou/users       [{"name","roles","locked"}]                   for administrators
//   POST /_hezhou/users       {"do":"add|passwd|lock|unlock|remove","name"} for administrators
//   GET  /_hezhou/setup       {"needed"}: whether there is no administrator yet
//   POST /_hezhou/setup       {"code","name","password"}: the first one
#pragma once

#include "activity_p.h"
#include "gate_p.h"
#include "handlers_p.h"

namespace hz::sync::server {

struct StatusPage {
    std::shared_ptr<Databases> databases;
    std::shared_ptr<Gate> gate;
    std::shared_ptr<Activity> activity;
    QByteArray fingerprint = {}; // of the certificate; empty without TLS
    QDateTime startedAt = QDateTime::currentDateTimeUtc();

    Sink route(const Request &request, const account::Identity &who) const;
};

} // namespace hz::sync::server
