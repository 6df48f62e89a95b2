"""Consultation on a draft: prepared, sent, commented by link, answered, forgotten."""

import datetime
import re

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from centres.consultations import links as links_of_consultations
from centres.consultations.mails import send_copies
from centres.consultations.services import (
    MOST_COMMENTS,
    AnsweredMeanwhile,
    GroupAnswer,
    answer_comments,
    answer_mark,
    close_consultation,
    comment,
    forget_addresses,
    readdress_party,
    send_consultation,
)
from centres.consultations.syntheses import may_have_synthesis, publish_synthesis
from centres.models import Consultation, ConsultationComment, ConsultationLink, ConsultedParty
from crpv_portal.common.dates import today
from crpv_portal.common.history import events_of
from crpv_portal.common.tokens import fingerprint
from partners.models import Edition
from partners.texts.comparing import edition_before
from partners.texts.copying import copy_edition
from tests.admin.screens import address, errors
from tests.factories.centres import (
    CentreFactory,
    ConsultationCommentFactory,
    ConsultationFactory,
    ConsultedPartyFactory,
    ContactFactory,
)
from tests.factories.partners import (
    EditionFactory,
    OrganisationFactory,
    ProvisionFactory,
    SignatureFactory,
)

pytestmark = pytest.mark.django_db

WHY = {"reason": "Consulter avant d’adopter"}


@pytest.fixture
def draft():
    edition = EditionFactory(in_force=True, slug="cadre-2017")
    for position, code in enumerate(("animer", "observer"), 1):
        ProvisionFactory(
            edition=edition, code=code, position=position, title=code.title(), body="Un mot dit"
        )
    draft = copy_edition(edition=edition, title="Cadre de 2027", reason="Révision")
    draft.provisions.filter(code="animer").update(body="Un mot écrit")
    return draft


def links(mails):
    return {mail.to[0]: re.search(r"/consultation/\S+/", mail.body).group() for mail in mails}


def read(url, status=200):
    response = Client().get(url)
    assert response.status_code == status
    return BeautifulSoup(response.content, "lxml")


def test_from_preparation_to_synthesis(screens, draft, deliver):
    union = OrganisationFactory(name="Union des maires")
    SignatureFactory(edition=EditionFactory(charter=True, in_force=True), organisation=union)
    centre = CentreFactory(name="Ressources Sarthe", published=True)
    ContactFactory(centre=centre, kind="email", value="accueil@centre.test")
    CentreFactory(name="Ressources cachées")

    url = address(Consultation, "add")
    typed = WHY | {
        "edition": draft.pk,
        "until": (today()).strftime("%d/%m/%Y"),
        "message": "Lisez.",
    }
    assert "Ce jour est passé" in errors(screens.save(url, typed | {"until": "16/03/2017"}))[0]
    screens.save(url, typed)
    consultation = Consultation.objects.get()
    names = {party.name: party.email for party in consultation.parties.all()}
    assert names == {"Union des maires": "", "Ressources Sarthe": "accueil@centre.test"}

    page = screens.save(address(consultation, "envoyer"), WHY)
    assert "Union des maires" in page.select_one("#content-main").text  # has no address
    screens.confirm(address(consultation, "envoyer"), WHY)
    assert list(links(deliver())) == ["accueil@centre.test"]
    consultation.parties.filter(organisation=union).update(email="union@exemple.test")
    screens.confirm(address(consultation, "envoyer"), WHY)
    [mail] = deliver()
    assert mail.to == ["union@exemple.test"]
    assert "Lisez." in mail.body

    link = links([mail])["union@exemple.test"]
    page = read(link)
    assert "[retiré : dit]" in " ".join(page.text.replace("\u00a0", " ").split())
    assert "Groupe fermé" in page.text
    animer = draft.provisions.get(code="animer")
    data = {f"texte-{animer.pk}": "Précisez ce mot.", "texte-ensemble": "Un bon texte."}
    assert Client().post(f"{link}commenter/", data).status_code == 302
    assert Client().post(f"{link}commenter/", data).status_code == 302  # sent again, stays one
    assert ConsultationComment.objects.count() == 2

    page = screens.confirm(address(consultation, "relancer"), WHY)
    assert [mail.to for mail in deliver()] == [["accueil@centre.test"]]
    assert "ne s’applique pas, ou plus" in screens.save(address(consultation, "relancer"), WHY).text

    synthesis = f"/admin/consultations/{consultation.pk}/synthese/"
    page = screens.get(synthesis)
    rows = [" ".join(row.text.split()) for row in page.select(".synthesis-parties tbody tr")]
    assert rows[0].startswith("Ressources Sarthe relancée, sans réponse 0")
    assert "Union des maires a répondu 2" in rows[1]
    data = screens.filled(synthesis)
    one = ConsultationComment.objects.get(provision=animer)
    data[f"coches-{animer.pk}"] = [str(one.pk)]
    data[f"reponse-{animer.pk}"] = "Ce sera fait."
    screens.save(synthesis, data | {"_read": ""})
    assert "Ce sera fait." in read(link).text
    listed = screens.client.get(f"/admin/consultations/{consultation.pk}/synthese.csv").text
    assert "Précisez ce mot." in listed
    assert "Ressources Sarthe" in listed


def test_comments_are_read_by_the_group_and_nobody_else(draft, client):
    consultation = ConsultationFactory(edition=draft, sent=True)
    words = "Un commentaire réservé au groupe"
    ConsultationCommentFactory(party__consultation=consultation, text=words)
    other = ConsultationCommentFactory(
        text="D’une autre consultation", party__consultation__sent=True
    )
    token = "x" * 43
    party = ConsultedPartyFactory(consultation=consultation)
    ConsultationLink.objects.create(party=party, token_hash=fingerprint(token))
    page = read(f"/consultation/{token}/")
    assert words in page.text
    assert other.text not in page.text
    for url in ("/cadre-de-reference/", "/cadre-de-reference/comparer/", "/partenaires/", "/"):
        assert words not in client.get(url).text
    read("/consultation/faux/", status=404)
    for name in ("token_hash", "email"):
        model = ConsultationLink if name == "token_hash" else ConsultedParty
        assert name not in {field.name for field in events_of(model).model._meta.fields}


def test_nothing_is_taken_after_the_last_day_and_all_is_given_back(draft):
    consultation = ConsultationFactory(edition=draft, sent=True)
    party = ConsultedPartyFactory(consultation=consultation, invited=True)
    link = ConsultationLink.objects.create(party=party, token_hash=fingerprint("jeton"))
    Consultation.objects.update(until=today() - datetime.timedelta(days=1))
    typed = {"texte-ensemble": "Un avis venu trop tard"}
    response = Client().post("/consultation/jeton/commenter/", typed)
    assert response.status_code == 422
    assert "close" in response.text
    assert "Un avis venu trop tard" in response.text
    Consultation.objects.update(until=today() - datetime.timedelta(days=91))
    assert Client().get("/consultation/jeton/").status_code == 410
    assert forget_addresses() == 1
    assert forget_addresses() == 0
    party.refresh_from_db()
    assert (party.email, link.party_id) == ("", party.pk)


def test_ten_comments_on_one_provision_are_all_that_a_party_makes(draft):
    party = ConsultedPartyFactory(consultation=ConsultationFactory(edition=draft, sent=True))
    ConsultationLink.objects.create(party=party, token_hash=fingerprint("jeton"))
    for number in range(MOST_COMMENTS):
        ConsultationCommentFactory(party=party, provision=None, text=f"Avis {number}")
    animer = draft.provisions.get(code="animer")
    typed = {f"texte-{animer.pk}": "Un premier mot", "texte-ensemble": "Un avis de trop"}
    page = Client().post("/consultation/jeton/commenter/", typed)
    assert page.status_code == 422
    assert "10 commentaires" in page.text.replace("\u00a0", " ")
    assert "Un avis de trop" in page.text
    assert "Un premier mot" in page.text
    assert party.comments.count() == MOST_COMMENTS
    url = "/consultation/jeton/commenter/"
    assert Client().post(url, {"texte-ensemble": "Avis 3"}).status_code == 302  # sent again
    assert Client().post(url, {f"texte-{animer.pk}": "Un premier mot"}).status_code == 302


def test_the_text_replaced_is_one_that_everybody_reads(draft):
    ConsultationLink.objects.create(
        party=ConsultedPartyFactory(consultation=ConsultationFactory(edition=draft, sent=True)),
        token_hash=fingerprint("jeton"),
    )
    url = "/consultation/jeton/"
    old = edition_before(draft)
    assert old.slug == "cadre-2017"
    assert "dit" in read(url).text
    ProvisionFactory(edition=old, code="zz", title="Zzcachée", unverified=True)
    assert "Zzcachée" not in read(url).text
    Edition.objects.filter(pk=old.pk).update(confidence="unverified")
    assert edition_before(draft) is None
    assert "[retiré" not in read(url).text


def test_a_refused_comment_is_kept_in_its_box(draft):
    party = ConsultedPartyFactory(consultation=ConsultationFactory(edition=draft, sent=True))
    ConsultationLink.objects.create(party=party, token_hash=fingerprint("jeton"))
    animer = draft.provisions.get(code="animer")
    typed = {f"texte-{animer.pk}": "a" * 5_001, "texte-ensemble": "Un avis"}
    page = Client().post("/consultation/jeton/commenter/", typed)
    assert page.status_code == 422
    assert "a" * 5_001 in page.text
    assert "Un avis" in page.text
    assert not ConsultationComment.objects.exists()
    with pytest.raises(ValidationError, match="complète"):
        comment(party=party, texts={None: "  "})
    comment(party=party, texts={}, has_done=True)
    party.refresh_from_db()
    assert party.answered_at
    assert not ConsultedParty.objects.silent().exists()


def test_two_agents_do_not_answer_over_each_other(draft):
    consultation = ConsultationFactory(edition=draft, sent=True)
    first, second = (ConsultationCommentFactory(party__consultation=consultation) for _ in range(2))
    read_then = {row.pk: answer_mark(row) for row in (first, second)}
    both = (first.pk, second.pk)
    assert answer_comments(
        consultation=consultation, answer=GroupAnswer(both, "Oui.", read_then)
    ) == len(both)
    late = GroupAnswer((first.pk,), "Non.", read_then)
    with pytest.raises(AnsweredMeanwhile, match="Oui"):
        answer_comments(consultation=consultation, answer=late)
    stranger = ConsultationCommentFactory(party__consultation__sent=True)
    elsewhere = GroupAnswer((stranger.pk,), "Non.", {stranger.pk: answer_mark(stranger)})
    assert answer_comments(consultation=consultation, answer=elsewhere) == 0


def test_a_wrong_address_is_closed_and_written_to_anew(draft, agent, deliver):
    consultation = ConsultationFactory(edition=draft)
    party = ConsultedPartyFactory(consultation=consultation)
    send = {"consultation": consultation, "user": agent, "reason": "Avis"}
    send_consultation(**send)
    with pytest.raises(ValidationError, match="Personne n’attend"):
        send_consultation(**send)
    old = links(deliver())[party.email]
    readdress_party(party=party, email="juste@exemple.test", reason="Erreur")
    read(old, status=410)
    send_consultation(**send)
    read(links(deliver())["juste@exemple.test"])


def test_link_replaced_while_its_page_is_sent_gives_the_words_back(draft, monkeypatch):
    party = ConsultedPartyFactory(
        consultation=ConsultationFactory(edition=draft, sent=True), invited=True
    )
    ConsultationLink.objects.create(party=party, token_hash=fingerprint("jeton"))
    lock = links_of_consultations.locked

    def replaced_before(row, *related):
        party.links.update(revoked_at=timezone.now())
        return lock(row, *related)

    monkeypatch.setattr(links_of_consultations, "locked", replaced_before)
    typed = {"texte-ensemble": "Gardez cet avis"}
    url = "/consultation/jeton/commenter/"
    answer = Client().post(url, typed, headers={"origin": "null"})
    assert answer.status_code == 410
    assert "Gardez cet avis" in answer.text
    assert not ConsultationComment.objects.exists()


def test_who_answered_gets_a_copy_at_once_and_another_at_the_end(draft, deliver, agent):
    consultation = ConsultationFactory(edition=draft, sent=True)
    complete, silent, unreachable, late = (
        ConsultedPartyFactory(consultation=consultation, invited=True, email=email)
        for email in ("fini@un.test", "muet@deux.test", "", "tard@trois.test")
    )
    animer = draft.provisions.get(code="animer")
    comment(party=complete, texts={animer.pk: "Précisez ce mot."}, has_done=True)
    comment(party=complete, texts={}, has_done=True)  # said twice, it is copied once
    comment(party=late, texts={None: "Un avis tardif."})
    comment(party=unreachable, texts={None: "Un avis sans adresse."})
    (mail,) = deliver()
    assert mail.to == ["fini@un.test"]
    assert "Précisez ce mot." in mail.body
    assert "Vous pouvez encore commenter" in mail.body
    one = ConsultationComment.objects.get(provision=animer)
    answer = GroupAnswer((one.pk,), "Ce sera fait.", {one.pk: answer_mark(one)})
    answer_comments(consultation=consultation, answer=answer)
    assert send_copies() == 0
    close_consultation(consultation=consultation, reason="Fini")
    assert send_copies() == 0
    first, second = sorted(deliver(), key=lambda mail: mail.to)
    assert [first.to, second.to] == [["fini@un.test"], ["tard@trois.test"]]
    assert "Réponse" in first.body
    assert "Ce sera fait." in first.body
    assert "Un avis tardif." not in first.body
    assert silent.comments.count() == 0


def test_last_day_that_passed_sends_the_copies_by_itself(draft, deliver):
    party = ConsultedPartyFactory(
        consultation=ConsultationFactory(edition=draft, sent=True), invited=True
    )
    comment(party=party, texts={None: "Un avis."})
    assert send_copies() == 0
    Consultation.objects.update(until=today() - datetime.timedelta(days=1))
    assert [send_copies(), send_copies()] == [1, 0]
    (mail,) = deliver()
    assert mail.to == [party.email]


def test_synthesis_is_public_with_the_edition_in_force_and_names_who_agreed(
    draft, screens, count_queries
):
    consultation = ConsultationFactory(edition=draft, sent=True)
    named, unnamed, hidden = (
        ConsultedPartyFactory(
            consultation=consultation,
            invited=True,
            organisation=OrganisationFactory(name=name, unverified=is_hidden),
        )
        for name, is_hidden in (("Union A", False), ("Union B", False), ("Zzcachée", True))
    )
    ConsultedPartyFactory(consultation=consultation, invited=True)
    ConsultationLink.objects.create(party=named, token_hash=fingerprint("jeton"))
    typed = {"texte-ensemble": "Avis confidentiel", "nommee": "on"}
    assert Client().post("/consultation/jeton/commenter/", typed).status_code == 302
    assert read("/consultation/jeton/").select_one("#id_nommee").has_attr("checked")
    comment(party=unnamed, texts={None: "Avis confidentiel"})
    comment(party=hidden, texts={None: "Avis confidentiel"}, is_named=True)
    with pytest.raises(ValidationError, match="la consultation terminée"):
        publish_synthesis(consultation=consultation, text="Trop tôt", reason="Essai")
    close_consultation(consultation=consultation, reason="Fini")
    consultation.refresh_from_db()
    assert not may_have_synthesis(consultation)  # the edition is a draft
    Edition.objects.filter(slug="cadre-2017").update(
        status="superseded", end_on=today(), end_on_precision="day"
    )
    Edition.objects.filter(pk=draft.pk).update(
        status="in_force", confidence="verified", start_on=today(), start_on_precision="day"
    )
    page = f"/cadre-de-reference/{draft.slug}/"
    without = Client().get(page).text
    publish = address(consultation, "publier-la-synthese")
    shown = screens.save(publish, WHY | {"text": "Le mot est **précisé**."})
    assert "4 organisations consultées" in shown.text.replace("\u00a0", " ")
    screens.confirm(publish, WHY | {"text": "Le mot est **précisé**."})
    text = Client().get(page).text
    assert "<strong>précisé</strong>" in text
    said = " ".join(BeautifulSoup(text, "lxml").text.replace("\u00a0", " ").split())
    assert "4 organisations consultées" in said
    assert "3 réponses" in said
    assert "Union A" in said
    for word in ("Union B", "Zzcachée", "Avis confidentiel"):
        assert word not in text
    yesterday = today() - datetime.timedelta(days=1)
    assert "précisé" not in Client().get(page, {"au": yesterday.isoformat()}).text
    few = count_queries(lambda: Client().get(page))
    for _ in range(3):
        more = ConsultedPartyFactory(consultation=consultation, invited=True)
        ConsultationCommentFactory(party=more)
        ConsultedParty.objects.filter(pk=more.pk).update(is_named=True)
    assert count_queries(lambda: Client().get(page)) == few
    screens.save(address(consultation, "retirer-la-synthese"), WHY)
    assert Client().get(page).text == without


def test_pages_cost_the_same_whatever_is_said(draft, screens, count_queries):
    consultation = ConsultationFactory(edition=draft, sent=True)
    party = ConsultedPartyFactory(consultation=consultation, invited=True)
    ConsultationLink.objects.create(party=party, token_hash=fingerprint("jeton"))
    ConsultationCommentFactory(party=party)

    def visits():
        assert screens.client.get(f"/admin/consultations/{consultation.pk}/synthese/")
        assert Client().get("/consultation/jeton/")

    few = count_queries(visits)
    for provision in draft.provisions.all():
        for _ in range(10):
            ConsultationCommentFactory(party__consultation=consultation, provision=provision)
    assert count_queries(visits) == few


def test_its_page_leads_to_the_comments(screens):
    consultation = ConsultationFactory(synthesis="Ce qui est retenu.")
    page = screens.get(address(consultation))
    link = page.find("a", string="Lire les commentaires et y répondre")
    assert link["href"] == reverse("consultations:synthesis", args=[consultation.pk])
    assert "Ce qui est retenu." in page.text
