"""Pages that show the register as it is known for one day, `?au=AAAA-MM-JJ`."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .dates import date_from_query, today


def dated(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view the day that the address asks for, as `on`; today in Paris when it asks none.

    An address whose `au` is not a day answers 400 with a page that says how to write one.
    """

    @wraps(view)
    def dated_view(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            on = date_from_query(request)
        except ValidationError as error:
            context = {"problem": error.messages[0], "today": today()}
            return render(request, "invalid_day.html", context, status=400)
        return view(request, *args, on=on, **kwargs)

    return dated_view
