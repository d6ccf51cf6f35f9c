"""What the tools send, as their documentation and their source show it."""

ALERTMANAGER = {
    "receiver": "desk",
    "status": "firing",
    "alerts": [
        {
            "status": "firing",
            "labels": {"alertname": "HighLatency", "instance": "api-1", "severity": "critical"},
            "annotations": {"summary": "p99 above 2 s on api-1", "description": "for 5 minutes"},
            "startsAt": "2026-11-28T11:58:26.739266876+01:00",
            "endsAt": "0001-01-01T00:00:00Z",
            "generatorURL": "http://prometheus:9090/graph",
            "fingerprint": "1a30ba71cca2921f",
        },
        {
            "status": "resolved",
            "labels": {"alertname": "HighLatency", "instance": "api-2", "severity": "critical"},
            "annotations": {},
            "startsAt": "2026-11-28T10:58:26Z",
            "endsAt": "2026-11-28T11:01:26Z",
            "generatorURL": "",
            "fingerprint": "bc97ff14869b13e3",
        },
    ],
    "groupLabels": {"alertname": "HighLatency"},
    "commonLabels": {"alertname": "HighLatency", "severity": "critical"},
    "commonAnnotations": {},
    "externalURL": "http://alertmanager:9093",
    "version": "4",
    "groupKey": '{}:{alertname="HighLatency"}',
    "truncatedAlerts": 0,
}
GRAFANA = {
    "receiver": "My Super Webhook",
    "status": "firing",
    "orgId": 1,
    "alerts": [
        {
            "status": "firing",
            "labels": {"alertname": "High memory usage", "team": "blue", "zone": "us-1"},
            "annotations": {"summary": "This alert was triggered for zone us-1"},
            "startsAt": "2021-10-12T09:51:03.157076+02:00",
            "endsAt": "0001-01-01T00:00:00Z",
            "fingerprint": "c6eadffa33fcdf37",
            "values": {"B": 44.23943737541908, "C": 1},
        }
    ],
    "title": "[FIRING:1]",
    "state": "alerting",
    "message": "**Firing**",
}
UPTIMEROBOT = {
    "monitorID": "77",
    "monitorURL": "https://shop.example.org",
    "monitorFriendlyName": "Shop",
    "alertType": "1",
    "alertTypeFriendlyName": "Down",
    "alertDetails": "HTTP 504 - Gateway Timeout",
    "alertDuration": "0",
}
KUMA = {
    "heartbeat": {"monitorID": 29, "status": 0, "msg": "getaddrinfo ENOTFOUND", "important": True, "duration": 0},
    "monitor": {"id": 29, "name": "Shop", "url": "https://shop.example.org", "type": "http"},
    "msg": "[Shop] [🔴 Down] getaddrinfo ENOTFOUND",
}
SENTRY_METRIC = {
    "action": "critical",
    "actor": {"id": "sentry", "name": "Sentry", "type": "application"},
    "data": {
        "description_text": "1000 events in the last 10 minutes",
        "description_title": "Critical: Too many errors",
        "metric_alert": {"id": "5", "alert_rule": {"id": "7", "name": "Too many errors"}, "status": 2},
        "web_url": "https://sentry.io/organizations/test-org/alerts/rules/details/1/",
    },
    "installation": {"uuid": "eac5a0ae-60ec-418f-9318-46dc5e7e52ec"},
}
SENTRY_EVENT = {
    "action": "triggered",
    "data": {
        "event": {
            "culprit": "?(<anonymous>)",
            "event_id": "e4874d664c3540c1a32eab185f12c5ab",
            "issue_id": "1117540176",
            "title": "ReferenceError: heck is not defined",
            "level": "error",
            "environment": "production",
            "project": 1,
        },
        "triggered_rule": "Very Important Alert Rule!",
    },
}
SENTRY_ISSUE = {
    "action": "resolved",
    "data": {
        "issue": {
            "id": "1117540176",
            "shortId": "FRONT-1",
            "title": "ReferenceError: heck is not defined",
            "culprit": "?(<anonymous>)",
            "level": "error",
            "project": {"id": "1", "slug": "front"},
        }
    },
}
GITHUB = {
    "action": "created",
    "deployment_status": {
        "id": 1,
        "state": "success",
        "description": "Deployed 7c1e0f4 to three hosts",
        "environment": "production",
        "created_at": "2026-11-28T11:42:10Z",
    },
    "deployment": {"id": 42, "sha": "7c1e0f4a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e", "ref": "main", "task": "deploy"},
    "repository": {"full_name": "example/shop"},
}
GITLAB = {
    "object_kind": "deployment",
    "status": "success",
    "status_changed_at": "2026-11-28 14:25:15 +0800",
    "deployment_id": 5200,
    "environment": "production",
    "project": {"path_with_namespace": "example/shop"},
    "short_sha": "91b829b3",
    "commit_title": "Sort the tags",
    "ref": "main",
}
VERCEL = {
    "id": "uev_1",
    "type": "deployment.succeeded",
    "createdAt": 1_795_866_130_000,
    "payload": {
        "deployment": {
            "id": "dpl_1",
            "name": "shop",
            "url": "shop-abc.vercel.app",
            "meta": {"githubCommitSha": "7c1e0f4a0b1c2d3e", "githubCommitMessage": "New checkout"},
        },
        "target": "production",
    },
}
RENDER = {
    "type": "deploy_ended",
    "timestamp": "2026-11-28T11:42:10.123456Z",
    "data": {"id": "evt-1", "serviceId": "srv-1", "serviceName": "shop", "status": "failed"},
}
OWN_CHANGE = {
    "change": "flag",
    "text": "new-checkout on",
    "ref": "flags/214",
    "environment": "production",
    "at": "2026-11-28T11:40:00+01:00",
}
CALLS = (ALERTMANAGER, GRAFANA, UPTIMEROBOT, KUMA, SENTRY_METRIC, SENTRY_EVENT, SENTRY_ISSUE)
CHANGES = (GITHUB, GITLAB, VERCEL, RENDER, OWN_CHANGE)
