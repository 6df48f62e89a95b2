"""A bad line is refused with its number and its reasons in French; the others are loaded."""

import pytest

from centres.models import Coverage
from crpv_portal.seed.network.load import load_network
from crpv_portal.seed.network.report import Outcome
from partners.models import Organisation, Signature

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("network")]

NOT_A_CHOICE = "La valeur «\N{NO-BREAK SPACE}'{}'\N{NO-BREAK SPACE}» n’est pas un choix valide."
BAD_LINES = {
    "SIREN whose key is wrong": (
        "organisations.csv",
        {"slug": "essai", "name": "Essai", "kind": "other", "siren": "130026033"},
        "Ce SIREN n’est pas valable : 9 chiffres, clé de contrôle comprise.",
    ),
    "SIREN of another organisation": (
        "organisations.csv",
        {"slug": "essai", "name": "Essai", "kind": "other", "siren": "130026032"},
        "Une organisation porte déjà ce SIREN.",
    ),
    "javascript instead of a site": (
        "organisations.csv",
        {"slug": "essai", "name": "Essai", "kind": "other", "website": "javascript:alert(1)"},
        "site : Saisissez une URL valide.",
    ),
    "source that is no page": (
        "sources.csv",
        {"source": "javascript:1", "address": "javascript:1", "title": "Essai"},
        "adresse : Saisissez une URL valide.",
    ),
    "unknown nature": (
        "organisations.csv",
        {"slug": "essai", "name": "Essai", "kind": "club"},
        f"nature : {NOT_A_CHOICE.format('club')}",
    ),
    "unknown commune": (
        "organisations.csv",
        {"slug": "essai", "name": "E", "kind": "commune", "territory_type": "commune",
         "territory_code": "99999"},
        "commune : « 99999 » n’est pas connu.",
    ),
    "overlapping perimeters": (
        "coverages.csv",
        {"centre_slug": "labo-cites", "department_code": "01", "start": "2000"},
        "Le centre couvre déjà ce département sur cette période.",
    ),
    "unknown département": (
        "coverages.csv",
        {"centre_slug": "labo-cites", "department_code": "9Z", "start": "2000"},
        "département : « 9Z » n’est pas connu.",
    ),
    "unknown centre": (
        "coverages.csv",
        {"centre_slug": "personne", "department_code": "75", "start": "2000"},
        "centre : « personne » n’est pas connu.",
    ),
    "month that does not exist": (
        "coverages.csv",
        {"centre_slug": "labo-cites", "department_code": "05", "start": "2017-13"},
        "début : « 2017-13 » n’est pas une date. Écrivez une année (2017), un mois (03/2017) "
        "ou un jour (16/03/2017).",
    ),
    "perimeter that ends before it begins": (
        "coverages.csv",
        {"centre_slug": "labo-cites", "department_code": "05", "start": "2017", "end": "2016"},
        "La fin doit suivre le début.",
    ),
    "label that ends before it begins": (
        "labels.csv",
        {"centre_slug": "oriv", "granted_on": "2015", "authority": "cget", "end": "2012"},
        "La fin doit suivre le début.",
    ),
    "label over another one": (
        "labels.csv",
        {"centre_slug": "normanvilles", "granted_on": "2018", "authority": "cget"},
        "Un autre label du centre court déjà sur cette période.",
    ),
    "date that contradicts its precision": (
        "signatures.csv",
        {"edition_slug": "charte-2017", "organisation_slug": "acuf", "name_at_signature": "ACUF",
         "signed_on": "2017-03", "precision": "day"},
        "signée le : la date « 2017-03 » et sa précision « day » ne s’accordent pas.",
    ),
    "two names at a time": (
        "organisation_names.csv",
        {"organisation_slug": "regions-de-france", "name": "Autre nom", "start": "2018",
         "end": "2020"},
        "Un autre nom est déjà porté sur cette période.",
    ),
    "former name that nothing dates": (
        "organisation_names.csv",
        {"organisation_slug": "question-de-ville", "name": "Vieux nom"},
        "attesté le : ni début, ni fin, ni page datée : rien ne montre quand ce nom était porté.",
    ),
    "second edition in force": (
        "texts_editions.csv",
        {"text": "framework", "edition_slug": "cadre-x", "title": "X", "status": "in_force",
         "effective_from": "2026"},
        "Une autre édition de ce texte est déjà en vigueur.",
    ),
    "provision of an unknown chapter": (
        "provisions.csv",
        {"edition_slug": "cadre-2017", "code": "x", "parent_code": "y", "position": "1",
         "kind": "principle", "audience": "all", "title": "X"},
        "chapitre : « y » n’est pas connu.",
    ),
    "role that is neither yes nor nothing": (
        "partnerships.csv",
        {"centre_slug": "irev", "organisation_slug": "anru", "member": "no", "start": "2020"},
        "membre du centre : « no » n’est ni « yes » ni vide.",
    ),
    "negative figure": (
        "network_figures.csv",
        {"date": "2024", "indicator": "fte", "value": "-3", "unit": "fte"},
        "Un chiffre du réseau n’est pas négatif.",
    ),
    "source that is not described": (
        "labels.csv",
        {"centre_slug": "oriv", "granted_on": "2015", "authority": "cget",
         "source": "https://ailleurs.test"},
        "sources : « https://ailleurs.test » n’est pas décrite dans sources.csv.",
    ),
    "no source": (
        "labels.csv",
        {"centre_slug": "oriv", "granted_on": "2015", "authority": "cget", "source": ""},
        "sources : la ligne ne cite aucune source.",
    ),
    "founding that is no date": (
        "centres.csv",
        {"slug": "essai", "name": "Essai", "founded": "naguère"},
        "création : « naguère » n’est pas une date. Écrivez une année (2017), un mois (03/2017) "
        "ou un jour (16/03/2017).",
    ),
    "unknown legal form": (
        "centres.csv",
        {"slug": "essai", "name": "Essai", "legal_form": "sarl"},
        "forme juridique : « sarl » n’est pas une forme connue.",
    ),
    "unknown confidence": (
        "labels.csv",
        {"centre_slug": "oriv", "granted_on": "2015", "authority": "cget", "confidence": "sure"},
        f"fiabilité : {NOT_A_CHOICE.format('sure')}",
    ),
}  # fmt: skip


def add(pack, file, cells):
    if file == "sources.csv":
        rows = pack.rows(file)
        pack.write(file, [*rows, [cells.get(column, "") for column in rows[0]]])
        return len(rows) + 1
    return pack.add(file, **cells)


@pytest.fixture
def loaded_with_every_bad_line(pack):
    numbers = {name: add(pack, file, cells) for name, (file, cells, _) in BAD_LINES.items()}
    return numbers, load_network(pack.folder)


def test_each_bad_line_is_refused_with_its_reason(loaded_with_every_bad_line):
    numbers, report = loaded_with_every_bad_line
    refused = {
        (file, remark.number): " ".join(remark.reasons)
        for file, remark in report.remarks
        if remark.outcome is Outcome.REFUSED
    }
    assert refused == {
        (file, numbers[name]): reason for name, (file, _, reason) in BAD_LINES.items()
    }
    assert report.totals[Outcome.REFUSED] == len(BAD_LINES)
    assert not Organisation.objects.filter(slug="essai").exists()
    assert Signature.objects.count() == 8


def test_a_bad_line_does_not_hold_back_the_next(pack):
    pack.add("coverages.csv", centre_slug="labo-cites", department_code="9Z", start="2000")
    pack.add("coverages.csv", centre_slug="labo-cites", department_code="05", start="2020")
    report = load_network(pack.folder)
    assert report.files["coverages.csv"].lines[Outcome.CREATED] == 1
    assert Coverage.objects.filter(centre__slug="labo-cites", department__code="05").exists()


def test_all_that_is_wrong_with_a_line_is_said_at_once(pack):
    pack.add(
        "organisations.csv",
        slug="essai",
        kind="club",
        territory_type="region",
        territory_code="00",
        website="javascript:alert(1)",
        confidence="sure",
    )
    report = load_network(pack.folder)
    [remark] = [r for _, r in report.remarks if r.outcome is Outcome.REFUSED]
    assert sorted(reason.split(" : ")[0] for reason in remark.reasons) == [
        "fiabilité", "nature", "nom", "région", "site",
    ]  # fmt: skip


def test_a_line_with_too_few_cells(pack):
    rows = pack.rows("labels.csv")
    pack.write("labels.csv", [*rows, ["oriv", "2015"]])
    report = load_network(pack.folder)
    [remark] = [r for _, r in report.remarks if r.outcome is Outcome.REFUSED]
    assert remark.number == len(rows) + 1
    assert "la ligne n’a pas autant de cellules que l’en-tête." in remark.reasons


def test_a_bad_part_is_said_and_the_rest_of_the_line_is_kept(pack):
    number = pack.add(
        "centres.csv",
        slug="essai",
        name="Centre d'essai",
        city="Nulle-Part",
        phone="pas un numéro",
        legal_form="hosted",
        host_organisation="personne",
    )
    report = load_network(pack.folder)
    said = {
        remark.what: " ".join(remark.reasons)
        for _, remark in report.remarks
        if remark.number == number
    }
    assert set(said) == {
        "liens à une personne morale", "publications", "téléphones (non publiés)",
    }  # fmt: skip
    assert (
        said["liens à une personne morale"] == "structure porteuse : « personne » n’est pas connue."
    )
