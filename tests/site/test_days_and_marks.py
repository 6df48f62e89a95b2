"""The real network on any day: each dated page answers, and says what is inferred or planned."""

import datetime
import re
from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.urls import resolve, reverse

from crpv_portal.common.dates import in_words, today
from governance.models import Meeting
from tests.factories.governance import DecisionFactory
from tests.network_data import bare
from tests.routes.openings import OPEN_TO_ALL
from tests.typography import faults_of_page

pytestmark = pytest.mark.django_db

# Every public page is dated or not; of each dated one, what of the real network is asked for.
DATED = {
    "home": ["/"],
    "network_figures": ["/reseau-en-chiffres/"],
    "centres:activity": ["/reseau-en-chiffres/activite/"],
    "atlas:finder": ["/trouver-mon-centre/?q=nîmes"],
    "territories:list": ["/territoires/"],
    "territories:region": ["/territoires/occitanie/", "/territoires/mayotte/"],
    "territories:department": [
        "/territoires/occitanie/gard/",
        "/territoires/nouvelle-aquitaine/vienne/",
    ],
    "centres:list": ["/centres/"],
    "centres:detail": ["/centres/oriv/", "/centres/irev/", "/centres/maore-ouvoimoja/"],
    "partners:list": ["/partenaires/"],
    "partners:organisation_detail": [
        "/partenaires/etat/",
        "/partenaires/anct/",
        "/partenaires/cget/",
        "/partenaires/region-occitanie/",
    ],
    "partners:charter": ["/charte/"],
    "partners:framework": ["/cadre-de-reference/"],
    "partners:edition_detail": ["/cadre-de-reference/cadre-2011/"],
    "partners:provision_detail": ["/cadre-de-reference/cadre-2017/socle-1/"],
    "governance:home": ["/gouvernance/"],
    "governance:meeting_list": ["/gouvernance/reunions/", "/gouvernance/reunions/?quand=a-venir"],
    "governance:meeting_file": ["/gouvernance/reunions.json"],
    "governance:decision_list": ["/gouvernance/decisions/"],
    "governance:decision_file": ["/gouvernance/decisions.json"],
    "governance:body_list": ["/gouvernance/instances/"],
    "governance:body_detail": [
        "/gouvernance/instances/oriv-ag/",
        "/gouvernance/instances/groupe-partenarial-2015/",
    ],
    "governance:body_file": ["/gouvernance/instances.json"],
}
# The same on any day: a meeting and a decision have their own, a fixed page has none. Their links
# keep the one asked for.
SAME = {
    *("governance:meeting_detail", "governance:decision_detail", "pages:site_plan"),
    *("pages:accessibility", "pages:legal_notice", "pages:personal_data", "pages:contact"),
}
# A file, a feed and a calendar have no day; nor has an account, a form or a word.
UNDATED = {
    *("sitemap", "sitemap_section", "admin:login", "centres:agreement_file"),
    "centres:grants_file",
    "atlas:proposals",
    *("pages:robots_txt", "pages:security_txt", "pages:health"),
    *("governance:body_calendar", "governance:calendar"),
    *("governance:region_calendar", "governance:own_calendar"),
    *("governance:meeting_feed", "governance:meeting_calendar", "governance:meeting_decisions"),
    *("governance:decision_feed", "governance:document_file", "governance:minutes_file"),
    *("consultation:read", "consultation:comment"),
    *("upkeep:report", "upkeep:report_done", "upkeep:letter", "upkeep:letter_exact"),
    *("partners:compare_charters", "partners:compare_frameworks"),
    *("governance:review", "governance:review_remark", "governance:digest_choice"),
    *("governance:digest_actions", "espace:offline_worker"),
    *("governance:answer", "governance:answer_propose", "governance:answer_calendar"),
    *("governance:answer_paper", "governance:answer_sign"),
    *("governance:room", "governance:room_typed"),
    *("governance:room_screen", "governance:room_screen_state"),
    *("governance:verify", "governance:verify_file"),
}
ADDRESSES = [address for addresses in DATED.values() for address in addresses]
# What the lists count on a day before anything is attested.
NOTHING_YET = {
    "/reseau-en-chiffres/activite/": "Aucun bilan n’était validé à cette date",
    "/centres/": "Aucun centre connu pour le 1er janvier 1990",
    "/territoires/": "aucun des 101 départements d’aujourd’hui n’est",
    "/partenaires/": "inconnues à cette date",
    "/gouvernance/instances/": "0 instance et, à part,",
    "/charte/": "pas non plus d’édition du cadre de référence",
    "/partenaires/anct/": "ne sait pas si cette organisation existait",
    "/gouvernance/instances/oriv-ag/": "n’existait pas encore ce jour-là",
    "/gouvernance/instances/groupe-partenarial-2015/": "n’existait pas encore ce jour-là",
    "/centres/maore-ouvoimoja/": "Il n’existait pas encore : il commence le 11 avril 2019.",
}
# Behind these words, what began later is told as such, with its date.
TOLD_BY_DATES = re.compile("Par la suite|Ses noms|Les autres éditions|Lire la charte d’aujourd’hui")
LEADS_TO_TODAY = re.compile(
    "Revenir à aujourd’hui|charte d’aujourd’hui|Voir les centres aujourd"
    "|Voir tous les chiffres aujourd"
)


def test_every_public_page_is_dated_or_not():
    others = {name for name in OPEN_TO_ALL if name.startswith(("account_", "mfa_"))}
    assert set(DATED) | SAME | UNDATED | others == OPEN_TO_ALL


def days():
    on = today()
    return [
        datetime.date(1990, 1, 1),
        datetime.date(2010, 6, 1),
        on,
        on + datetime.timedelta(days=1),
        on + datetime.timedelta(days=3652),
    ]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_dated_page_tells_any_day(network, client, address):
    for day in days():
        response = client.get(f"{address}{'&' if '?' in address else '?'}au={day}")
        assert response.status_code == 200, day
        if address.endswith(".json"):
            continue
        assert not faults_of_page(response.text), day
        main = response.text[response.text.index("<main") : response.text.index("</main>")]
        said = bare(
            unescape(" ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", main, flags=re.S).split()))
        )
        assert f"Au {in_words(day)}." in said
        if day > today():
            assert "Prévu, d’après ce qui est connu aujourd’hui" in said
            assert "attestés le" not in said
        if day.year == 1990:
            assert NOTHING_YET.get(address, "") in said
        before = TOLD_BY_DATES.split(said)[0]
        assert not [year for year in re.findall(r"depuis [a-zé0-9 ]*?(\d{4})", before)
                    if int(year) > day.year and year != str(settings.CRPV_SEEN_SINCE)]  # fmt: skip
        assert not losing(response.text, day)


@pytest.mark.parametrize("name", sorted(SAME))
def test_a_page_that_is_the_same_on_any_day_keeps_the_one_asked_for(network, client, name):
    if name == "governance:meeting_detail":
        address = Meeting.objects.public().real()[0].get_absolute_url()
    elif name == "governance:decision_detail":
        address = DecisionFactory(public=True, adopted=True).get_absolute_url()
    else:
        address = reverse(name)
    day = datetime.date(2010, 6, 1)
    page = client.get(f"{address}?au={day}").text
    assert not losing(page, day)
    assert "Cette page est la même à toute date" in page
    assert "Cette page est la même" not in client.get(address).text


def losing(page: str, day: datetime.date) -> list[str]:
    """Return the links of a page, header and footer included, that lose its day on the way."""
    return [
        link[0]
        for link in re.finditer(r'<a\s[^>]*?href="([^"]+)"[^>]*>(.*?)</a>', page, re.S)
        if leads_to_a_page(link[1])
        and f"au={day}" not in link[1]
        and not LEADS_TO_TODAY.search(link[2])
    ]


def leads_to_a_page(address: str) -> bool:
    """Tell whether it leads to a page that shows a day, or keeps it.

    « Signaler une erreur » carries the whole address of the page instead.
    """
    if not address.startswith("/") or address.startswith("/contact/?page="):
        return False
    name = resolve(unescape(address).split("?")[0].split("#")[0]).view_name
    return name in DATED or name in SAME


def words(client, path):
    page = BeautifulSoup(client.get(path).text, "lxml")
    said = " ".join(bare(page.main.get_text(" ")).split())
    return said.replace(" ,", ",").replace(" .", ".")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/territoires/nouvelle-aquitaine/", "Corrèze PQN-A, déduit"),
        ("/territoires/ile-de-france/", "Essonne Ressources Urbaines, déduit"),
        ("/territoires/hauts-de-france/", "IREV : toute la région, en partie déduit"),
        ("/centres/", "L’Essonne en Île-de-France, déduit"),
        ("/centres/irev/", "toute la région Hauts-de-France, en partie déduit"),
    ],
)
def test_what_is_inferred_says_so_wherever_it_is_told(network, client, path, said):
    assert said in words(client, path)


def test_the_map_tells_an_inferred_coverage_from_a_verified_one(network, client):
    page = BeautifulSoup(client.get("/centres/").text, "lxml")
    state = {
        bare(link["aria-label"]): link.find("path")["class"][0]
        for link in page.select(".crpv-map a[aria-label]")
    }
    assert state["Creuse : PQN-A, déduit"] == "crpv-map-inferred"
    assert state["Gironde : PQN-A"] == "crpv-map-covered"
    assert "couverture déduite" in page.select_one(".crpv-map-legend").get_text()


def test_the_network_is_counted_as_known_and_as_lately_seen(network, client):
    said = words(client, "/centres/")
    assert "18 centres connus, dont 9 vus au travail depuis 2024" in said
    assert "9 centres vus au travail depuis 2024" in words(client, "/centres/?vus=on")


@pytest.mark.parametrize(
    ("slug", "said", "unsaid"),
    [
        ("anct", "Anime le réseau national", "Citée dans l’histoire"),
        ("rncrpv", "Réseau propre aux centres", "Citée dans l’histoire"),
        ("amgvf", "Cette organisation n’existe plus", "L’adresse de son site"),
        ("drjscs-occitanie", "Cette organisation n’existe plus", "L’adresse de son site"),
        ("commune-vierzon", "Établi par 2 sources", "Citée dans l’histoire"),
    ],
)
def test_an_organisation_says_the_role_that_its_sources_give(network, client, slug, said, unsaid):
    text = words(client, f"/partenaires/{slug}/")
    assert said in text
    assert unsaid not in text


def test_a_ministry_that_is_no_more_does_not_keep_its_name_today(network, client):
    text = words(client, "/charte/")
    assert "Ministère de la Ville, de la Jeunesse et des Sports n’existe plus sous ce nom" in text


def test_the_partners_of_a_region_exist(network, client):
    text = words(client, "/territoires/nouvelle-aquitaine/")
    regional = text.split("Partenaires régionaux")[1].split("Sources")[0]
    assert "Conseil" in regional or "Région" in regional
    assert "jeunesse, des sports et de la cohésion sociale" not in regional
