"""Sending of a stored file: to be saved, or shown when nothing in it can run."""

from __future__ import annotations

import logging

from django.http import FileResponse, Http404

from .file_types import PDF, SHOWN_IN_PLACE
from .models import StoredFile

logger = logging.getLogger(__name__)

# Nothing is fetched, run, framed or sent by what is shown. The browsers' own readers of PDF do not
# start in a sandbox; what a PDF holds runs in that reader, never in our pages.
NOTHING = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; "
    "form-action 'none'"
)
IN_A_SANDBOX = f"{NOTHING}; sandbox"


def send_file(
    stored: StoredFile, *, in_place: bool = False, is_public: bool = True
) -> FileResponse:
    """Return the bytes of `stored`, under its own name, to be saved by the browser.

    The public gets the copy without what the file hides, where there is one (select_related
    "public_copy").
    `in_place` shows it in the tab, for the few types that can be; the others are saved all the
    same. Raises Http404, and says so to the operators, when the disk lost the file.
    """
    if is_public and stored.public_copy:
        stored = stored.public_copy
    is_shown = in_place and stored.media_type in SHOWN_IN_PLACE
    try:
        opened = stored.file.open("rb")
    except FileNotFoundError as problem:
        logger.error("stored file %s is not on the disk", stored.pk)
        raise Http404 from problem
    return FileResponse(
        opened,
        as_attachment=not is_shown,
        filename=stored.original_name,
        content_type=stored.media_type,
        headers={
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": NOTHING
            if is_shown and stored.media_type == PDF
            else IN_A_SANDBOX,
            "Content-Length": str(stored.size),
            "Cache-Control": "public, max-age=0" if is_public else "private, no-store",
        },
    )
