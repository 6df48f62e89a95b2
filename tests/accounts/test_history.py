"""History of accounts: changes with their author, never a password nor a log-in."""

import pytest
from django.urls import reverse

from crpv_portal.accounts.models import User
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def events_of(user):
    return User.events.rel.related_model.objects.filter(pgh_obj_id=user.pk).order_by("pgh_id")


def test_log_in_and_password_leave_no_trace(client):
    user = UserFactory()
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    chosen = "une autre phrase bien assez longue"
    data = {"oldpassword": PASSWORD, "password1": chosen, "password2": chosen}
    assert client.post(reverse("account_change_password"), data).status_code == 302
    user.refresh_from_db()
    assert user.last_login
    assert user.check_password(chosen)
    assert [event.pgh_label for event in events_of(user)] == ["insert"]


def test_change_made_on_the_site_bears_its_author(client):
    """By number: no name and no address go into the context."""
    author = UserFactory(staff=True)
    client.force_login(author)
    other = UserFactory(last_name="Avant")
    from crpv_portal.common.middleware import HistoryContextMiddleware

    def view(request):
        User.objects.filter(pk=other.pk).update(last_name="Après")

    request = client.post(reverse("accounts:profile")).wsgi_request
    HistoryContextMiddleware(view)(request)
    last = events_of(other).last()
    assert (last.pgh_label, last.last_name) == ("update", "Après")
    assert last.pgh_context == {"user": author.pk, "via": "site"}
