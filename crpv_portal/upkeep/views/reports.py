"""Pages on which anybody reports an error of a public sheet, without an account."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ..forms import ReportForm, resend
from ..models import SheetProposal
from ..quotas import is_too_much
from ..services import report_error
from ..sheets import LONGEST_PAGE, sheet_at
from ..stamps import new_stamp


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, page: str) -> HttpResponse:
    """Ask what is wrong on the sheet whose path ends with `page`; on POST, write it down.

    A page that is no public sheet leads to the contact page. What is refused comes back with all
    that was typed, and a new stamp.
    """
    sheet = sheet_at(f"/{page}")
    if sheet is None and request.method != "POST":
        return redirect("pages:contact")
    if sheet is None:
        return render(request, "upkeep/report_lost.html", {"texts": _words(request)}, status=404)
    form = ReportForm(request.POST if request.method == "POST" else None, page=sheet.page)
    status = 200
    if form.is_bound:
        status = 422
        # The same form, sent again, is no further report: it counts for nothing.
        is_valid = form.is_valid()
        is_known = is_valid and SheetProposal.objects.filter(once=form.once).exists()
        if is_valid and not is_known and is_too_much(request):
            form.add_error(
                None,
                "Beaucoup de signalements sont partis de votre adresse, ou du site, en peu de "
                "temps. Gardez votre texte et renvoyez-le dans une heure.",
            )
            status = 429
        elif is_valid:
            data = form.cleaned_data
            report_error(
                sheet=sheet,
                text=data["text"],
                source=data["source"],
                email=data["email"],
                once=form.once,
            )
            return redirect(f"{reverse('upkeep:report_done')}?page={sheet.page}")
        resend(form, "stamp", new_stamp(sheet.page))
    else:
        form.initial["stamp"] = new_stamp(sheet.page)
    shown = [form[name] for name in ("text", "source", "email")]
    is_robot = form.has_error("__all__", "robot")
    context = {"sheet": sheet, "form": form, "boxes": shown, "is_robot": is_robot}
    return render(request, "upkeep/report.html", context, status=status)


@login_not_required
@require_safe
def report_done(request: HttpRequest) -> HttpResponse:
    """Say that the report arrived, and what becomes of it."""
    sheet = sheet_at(request.GET.get("page", "")[:LONGEST_PAGE])
    return render(request, "upkeep/report_done.html", {"sheet": sheet})


def _words(request: HttpRequest) -> list[str]:
    """Return what was typed about a sheet that is no longer public."""
    return [text for name in ("text", "source") if (text := request.POST.get(name, ""))]
