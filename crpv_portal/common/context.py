"""What every template may read of the site: settings only, no query."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    return {"demonstration": settings.DEMONSTRATION}
