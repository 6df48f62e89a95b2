"""Inviting, closing, reopening, erasing: what changes, what is refused, what is kept."""

import datetime
import re
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import transaction

from crpv_portal.accounts.models import Assignment, User
from crpv_portal.accounts.perms import is_national_staff, regions_of
from crpv_portal.accounts.services import (
    close_account,
    erase_user,
    invite_again,
    invite_user,
    reopen_account,
)
from crpv_portal.common.dates import PartialDate
from crpv_portal.common.models import Erasure
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.territories import RegionFactory
from tests.mails import sent

pytestmark = pytest.mark.django_db

BASE = "https://registre.test/"


def invite(**fields):
    defaults = {"email": "nadia@exemple.test", "by": None, "reason": "arrivée", "base": BASE}
    return invite_user(**(defaults | fields))


def context_of(event) -> dict:
    return event.pgh_context


def test_invitation_makes_an_account_without_password_and_a_link(client):
    user = invite(email=" Nadia@Exemple.test", first_name="Nadia", last_name="Benali")
    assert (user.email, user.has_usable_password()) == ("nadia@exemple.test", False)
    [message] = sent()
    assert message.to == ["nadia@exemple.test"]
    assert "Bonjour Nadia Benali" in message.body
    assert "pendant 3\N{NO-BREAK SPACE}jours" in message.body
    link = re.search(r"https://registre\.test(/compte/mot-de-passe/choisir/\S+)", message.body)[1]
    shown = client.get(link, follow=True).redirect_chain[-1][0]
    answer = client.post(shown, {"password1": PASSWORD, "password2": PASSWORD})
    assert answer.status_code == 302
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_invitation_gives_the_roles():
    region = RegionFactory()
    ends = datetime.date(2027, 3, 1)
    by = UserFactory(staff=True)
    user = invite(
        regions=[region],
        start_on=datetime.date(2026, 11, 1),
        end_on=PartialDate(ends),
        service="DREETS",
        by=by,
    )
    [assignment] = Assignment.objects.filter(user=user)
    assert (assignment.region, assignment.end_on, assignment.service) == (region, ends, "DREETS")
    assert list(regions_of(user, datetime.date(2026, 12, 1))) == [region]
    assert list(regions_of(user, ends)) == []
    assert not is_national_staff(user)
    event = User.events.rel.related_model.objects.get(pgh_obj_id=user.pk, pgh_label="insert")
    assert event.pgh_context == {"reason": "arrivée", "action": "invite_user", "user": by.pk}


def test_nothing_leaves_of_an_invitation_that_is_undone():
    with transaction.atomic():
        invite()
        transaction.set_rollback(True)
    assert sent() == []


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"email": "prise@exemple.test"}, "Un compte porte déjà cette adresse."),
        ({"email": "pas une adresse"}, "adresse de courriel valide"),
        ({"reason": "  "}, "Dites pourquoi"),
    ],
)
def test_invitation_refused(fields, refusal):
    UserFactory(email="prise@exemple.test")
    with pytest.raises(ValidationError, match=refusal):
        invite(**fields)
    assert User.objects.count() == 1
    assert sent() == []


def test_closing_ends_sessions_and_rights(client):
    user = UserFactory(regions=[RegionFactory()])
    client.force_login(user)
    assert client.get("/compte/").status_code == 200
    close_account(user=user, by=UserFactory(staff=True), reason="départ")
    user.refresh_from_db()
    assert client.get("/compte/").status_code == 302
    assert list(regions_of(user)) == []
    with pytest.raises(ValidationError, match="fermé"):
        invite_again(user=user, base=BASE)


def test_reopening_asks_for_a_new_password():
    user = UserFactory(is_active=False)
    reopen_account(user=user, by=None, reason="retour")
    user.refresh_from_db()
    assert (user.is_active, user.has_usable_password()) == (True, False)


def test_nobody_is_locked_out_by_mistake():
    staff = UserFactory(staff=True)
    with pytest.raises(ValidationError, match="son propre compte"):
        close_account(user=staff, by=staff, reason="erreur")
    for act in (close_account, erase_user):
        with pytest.raises(ValidationError, match="dernier agent national"):
            act(user=staff, by=None, reason="erreur")
    UserFactory(staff=True)
    close_account(user=staff, by=None, reason="départ")
    staff.refresh_from_db()
    assert not staff.is_active


def test_erasure_leaves_no_trace_of_the_person():
    user = UserFactory(
        email="nadia.benali@exemple.test",
        first_name="Nadia",
        last_name="Benali",
        second_factor=True,
    )
    user.last_name = "Benali-Roux"
    user.save(update_fields=["last_name"])
    record = erase_user(user=user, by=None, reason="demande de l’intéressée")
    user.refresh_from_db()
    assert (user.email, user.first_name, user.last_name, user.is_active) == (
        f"compte-{user.pk}@efface.invalid",
        "",
        "compte effacé",
        False,
    )
    assert not Authenticator.objects.filter(user=user).exists()
    events = User.events.rel.related_model.objects.filter(pgh_obj_id=user.pk)
    assert events.count() >= 3, "what was done stays"
    for event in events.values():
        assert "nadia" not in str(event).lower()
        assert "benali" not in str(event).lower()
    assert record.pseudonymised_events == events.count()
    assert Erasure.objects.get().reason == "demande de l’intéressée"


def test_erased_account_stays_closed():
    user = UserFactory()
    erase_user(user=user, by=None, reason="demande")
    with pytest.raises(ValidationError, match="effacé"):
        reopen_account(user=user, by=None, reason="erreur")


def run(*arguments):
    out = StringIO()
    call_command("invite_staff", *arguments, stdout=out)
    return out.getvalue()


def test_command_invites_the_first_agent(settings):
    settings.CRPV_PUBLIC_ADDRESS = "https://registre.test"
    out = run("Premiere@anct.test", "--first-name", "Inès", "--show-link")
    user = User.objects.get()
    assert (user.email, user.is_staff) == ("premiere@anct.test", True)
    assert out.startswith("Compte créé.")
    assert "https://registre.test/compte/mot-de-passe/choisir/" in out
    assert "https://registre.test/compte/mot-de-passe/choisir/" in sent()[0].body


def test_command_sends_the_link_again():
    UserFactory(staff=True, email="agent@anct.test")
    assert (
        run("agent@anct.test") == "Le compte existe. Un nouveau lien va partir à agent@anct.test.\n"
    )
    assert len(sent()) == 1
    assert User.objects.count() == 1


def test_command_never_gives_staff_rights_to_somebody_else():
    UserFactory(email="autre@exemple.test")
    with pytest.raises(CommandError, match="sans rôle national"):
        run("autre@exemple.test")
    assert not User.objects.filter(is_staff=True).exists()


def test_command_refuses_a_false_address():
    with pytest.raises(CommandError, match="valide"):
        run("pas-une-adresse")


def test_context_holds_no_personal_data():
    invite(email="nadia@exemple.test", first_name="Nadia", by=UserFactory(staff=True))
    for context in User.events.rel.related_model.objects.values_list("pgh_context", flat=True):
        assert "nadia" not in str(context).lower()
