"""Settings of the logs: lines of JSON on stderr, errors mailed to who runs the portal."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "worth_a_line": {"()": "crpv_portal.common.logs.WorthALine"},
        "worth_a_mail": {"()": "crpv_portal.common.logs.WorthAMail"},
    },
    "formatters": {"json": {"()": "crpv_portal.common.logs.JsonLines"}},
    "handlers": {
        "stderr": {
            "class": "crpv_portal.common.logs.Lines",
            "formatter": "json",
            "filters": ["worth_a_line"],
        },
        "admins": {
            "class": "crpv_portal.common.logs.LineToAdmins",
            "formatter": "json",
            "level": "ERROR",
            "filters": ["worth_a_mail"],
        },
    },
    "root": {"handlers": ["stderr", "admins"], "level": "WARNING"},
    # Django gives its logger handlers of its own, which write or mail what people typed.
    "loggers": {"django": {"handlers": [], "level": "WARNING"}},
}
