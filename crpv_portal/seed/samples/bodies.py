"""The sample bodies. No person in them exists; a real organisation sits only as an institution."""

from __future__ import annotations

from governance.choices import BodyKind, MeetingMode, QuorumBasis, QuorumScope

from .points import ASSEMBLY, BOARD, NATIONAL, REGIONAL, WORKSHOP
from .shapes import DIRECTOR, Member, SampleBody, SampleCollege, SampleMeeting

# Names that nobody bears; the addresses are made of them, under a domain of RFC 2606.
PEOPLE = (
    "Camille Épure",
    "Dominique Échantillon",
    "Dominique Spécimen",
    "Alix Maquette",
    "Sacha Modèle",
    "Andréa Prototype",
    "Charlie Simulacre",
    "Morgan Fictif",
    "Lou Canevas",
    "Maxime Gabarit",
    "Noa Factice",
    "Eden Ébauche",
    "Swann Esquisse",
    "Yaël Brouillon",
)

PREFECT = "préfet de région ou son représentant"
PREFECTURE = "Préfecture de région"

NATIONAL_COMMITTEE = SampleBody(
    code="EXCAN",
    name="Exemple : comité d’animation national",
    kind=BodyKind.NATIONAL_COMMITTEE,
    role="Une instance inventée, qui montre comment se tient un comité d’animation national.",
    place="Exempleville",
    colleges=(
        SampleCollege(
            "État et agence nationale",
            (
                Member("Présidence du comité", slug="anct", capacity="direction générale"),
                Member("Pilotage du réseau", slug="anct", holder="Camille Épure", is_named=True),
                Member("Services déconcentrés", PREFECTURE, capacity=PREFECT),
            ),
        ),
        SampleCollege(
            "Centres de ressources",
            (
                Member(
                    "Direction d’un centre, nord", "Centre Exemple Nord", holder="Alix Maquette"
                ),
                Member("Direction d’un centre, sud", "Centre Exemple Sud", holder="Sacha Modèle"),
                Member(
                    "Direction d’un centre, est", "Centre Exemple Est", holder="Dominique Spécimen"
                ),
                Member(
                    "Direction d’un centre, ouest",
                    "Centre Exemple Ouest",
                    holder="Lou Canevas",
                    is_named=True,
                    former="Morgan Fictif",
                    changed_on="2025-07-01",
                ),
                Member(
                    "Direction d’un centre, outre-mer",
                    "Centre Exemple Outre-mer",
                    holder="Noa Factice",
                    alternate="Eden Ébauche",
                ),
            ),
        ),
        SampleCollege(
            "Signataires de la charte",
            (
                Member("Villes", "Association d’exemple des villes", is_consultative=True),
                Member("Régions", "Association d’exemple des régions", is_consultative=True),
            ),
        ),
    ),
    points=NATIONAL,
    expected=4,
    quorum=(1, 2),
    meetings=(
        SampleMeeting("2024-03-14", minutes="published"),
        SampleMeeting("2024-06-13"),
        SampleMeeting("2024-09-19"),
        SampleMeeting("2024-12-12", mode=MeetingMode.REMOTE),
        SampleMeeting("2025-03-13", minutes="published", is_corrected=True),
        SampleMeeting("2025-06-12"),
        SampleMeeting("2025-09-18", state="postponed", to="2025-10-02"),
        SampleMeeting("2025-10-02", missing=3),
        SampleMeeting("2025-12-11", mode=MeetingMode.HYBRID),
        SampleMeeting("2026-03-12", minutes="published"),
        SampleMeeting("2026-06-11", minutes="approved"),
        SampleMeeting("2026-09-17", minutes="review", missing=1),
        SampleMeeting("2026-12-10", state="convened", mode=MeetingMode.HYBRID),
        SampleMeeting("2027-03-11", state="planned"),
        SampleMeeting("2027-06-10", state="planned", mode=MeetingMode.REMOTE),
    ),
)


def _regional(place: str) -> tuple[SampleCollege, ...]:
    return (
        SampleCollege(
            "État",
            (
                Member("Préfecture de région", PREFECTURE, capacity=PREFECT),
                Member(
                    "Secrétariat général", "Secrétariat général d’exemple", holder="Yaël Brouillon"
                ),
                Member(
                    "Cohésion sociale", "Direction régionale d’exemple", holder="Swann Esquisse"
                ),
            ),
        ),
        SampleCollege(
            "Collectivités",
            (
                Member("Conseil régional", "Région Exemple", capacity="vice-présidence"),
                Member("Département", "Département Exemple", holder="Maxime Gabarit"),
                Member("Métropole", f"Métropole d’{place}", holder="Andréa Prototype"),
                Member(
                    "Ville",
                    f"Ville d’{place}",
                    holder="Charlie Simulacre",
                    former="Dominique Échantillon",
                    changed_on="2025-04-01",
                ),
            ),
        ),
        SampleCollege(
            "Partenaires",
            (
                Member("Bailleurs sociaux", "Union Exemple Habitat", is_consultative=True),
                Member("Associations", "Fédération Exemple", holder="Morgan Fictif"),
            ),
        ),
    )


OCCITANIE = SampleBody(
    code="EXOCC",
    name="Exemple : comité régional de suivi, Occitanie",
    kind=BodyKind.STEERING_COMMITTEE,
    role="Une instance inventée, qui montre le travail d’un comité suivi par une région.",
    place="Exempleville",
    region="76",
    colleges=_regional("Exempleville"),
    points=REGIONAL,
    expected=3,
    quorum=(1, 2),
    is_strict=True,
    hours=("14:00", "16:30"),
    meetings=(
        SampleMeeting("2024-04-09"),
        SampleMeeting("2024-10-08"),
        SampleMeeting("2025-03-25", minutes="published"),
        SampleMeeting("2025-06-24", state="cancelled"),
        SampleMeeting("2025-10-14", is_corrected=True),
        SampleMeeting("2026-03-24", minutes="published"),
        SampleMeeting("2026-06-23", minutes="review"),
        SampleMeeting("2026-11-17", minutes="", missing=3),
        SampleMeeting("2026-11-20", state="forgotten", title="Réunion technique préparatoire"),
        SampleMeeting("2027-03-16", state="planned"),
    ),
)

LA_REUNION = SampleBody(
    code="EXRUN",
    name="Exemple : comité de pilotage, La Réunion",
    kind=BodyKind.STEERING_COMMITTEE,
    role="Une instance inventée, dont les réunions se tiennent à l’heure de La Réunion.",
    place="Exemple-sur-Mer",
    region="04",
    colleges=_regional("Exemple-sur-Mer"),
    points=REGIONAL,
    expected=3,
    quorum=(1, 3),
    quorum_scope=QuorumScope.BY_COLLEGE,
    hours=("09:00", "11:30"),
    meetings=(
        SampleMeeting("2024-05-14"),
        SampleMeeting("2024-11-12"),
        SampleMeeting("2025-04-15", minutes="published"),
        SampleMeeting("2025-09-16", mode=MeetingMode.REMOTE),
        SampleMeeting("2026-02-10", minutes="published"),
        SampleMeeting("2026-06-16", minutes="review"),
        SampleMeeting("2026-11-10", minutes="draft"),
        SampleMeeting("2026-12-08", state="convened"),
        SampleMeeting("2027-04-13", state="planned"),
    ),
)

MARTINIQUE = SampleBody(
    code="EXMTQ",
    name="Exemple : comité de pilotage, Martinique",
    kind=BodyKind.STEERING_COMMITTEE,
    role="Une instance inventée, dont les réunions se tiennent à l’heure de la Martinique.",
    place="Exemple-les-Bains",
    region="02",
    colleges=(
        SampleCollege(
            "Membres",
            (
                Member("Préfecture", PREFECTURE, capacity="préfet ou son représentant"),
                Member(
                    "Collectivité territoriale", "Collectivité Exemple", holder="Yaël Brouillon"
                ),
                Member("Ville", "Ville d’Exemple-les-Bains", holder="Dominique Spécimen"),
                Member("Bailleurs sociaux", "Union Exemple Habitat", is_consultative=True),
            ),
        ),
    ),
    points=REGIONAL,
    expected=2,
    quorum=(1, 2),
    hours=("08:30", "10:30"),
    meetings=(
        SampleMeeting("2025-05-20"),
        SampleMeeting("2026-05-19", minutes="draft"),
        SampleMeeting("2026-12-15", state="planned"),
    ),
)

COUNCIL = SampleBody(
    code="EXCA",
    name="Exemple : conseil d’administration",
    kind=BodyKind.BOARD,
    role="Une instance inventée, qui montre le conseil d’un centre de ressources.",
    place="Exempleville",
    centre=DIRECTOR,
    colleges=(
        SampleCollege(
            "État",
            (Member("Préfecture", PREFECTURE, capacity=PREFECT, weight=3),),
        ),
        SampleCollege(
            "Collectivités",
            (
                Member("Région", "Région Exemple", holder="Maxime Gabarit", weight=3),
                Member("Ville d’Exempleville", "Ville d’Exempleville", holder="Andréa Prototype"),
                Member("Ville de Modèle", "Ville de Modèle", holder="Charlie Simulacre"),
            ),
        ),
        SampleCollege(
            "Personnes qualifiées",
            (
                Member("Présidence", holder="Dominique Échantillon", is_named=True),
                Member("Trésorerie", holder="Eden Ébauche"),
                Member("Secrétariat", holder="Noa Factice"),
                Member("Équipe du centre", holder="Alix Maquette", is_consultative=True),
            ),
        ),
    ),
    points=BOARD,
    expected=4,
    quorum=(1, 2),
    quorum_basis=QuorumBasis.WEIGHT,
    second_call=True,
    hours=("17:30", "19:30"),
    meetings=(
        SampleMeeting("2024-02-06"),
        SampleMeeting("2024-10-15"),
        SampleMeeting("2025-02-04", minutes="published"),
        SampleMeeting("2025-06-17"),
        SampleMeeting("2025-10-07", is_corrected=True),
        SampleMeeting("2026-02-03", minutes="published"),
        SampleMeeting("2026-05-05", missing=6, minutes="approved"),
        SampleMeeting("2026-05-19", is_second_call=True, missing=4, minutes="approved"),
        SampleMeeting("2026-10-06", minutes="review", is_restricted=True),
        SampleMeeting("2026-12-01", state="convened"),
        SampleMeeting("2027-02-02", state="planned"),
    ),
)

ASSEMBLY_OF_CENTRE = SampleBody(
    code="EXAG",
    name="Exemple : assemblée générale",
    kind=BodyKind.GENERAL_ASSEMBLY,
    role="Une instance inventée, dont la présence se compte par tête dans chaque collège.",
    place="Exempleville",
    centre=DIRECTOR,
    colleges=(
        SampleCollege("Collectivités", heads=64),
        SampleCollege("Associations", heads=118),
        SampleCollege("Personnes physiques", heads=230),
    ),
    points=ASSEMBLY,
    is_same_agenda=True,
    expected=1,
    quorum=(1, 4),
    second_call=True,
    hours=("18:00", "20:30"),
    meetings=(
        SampleMeeting("2024-05-23"),
        SampleMeeting("2025-05-22", minutes="published"),
        SampleMeeting("2026-05-21", minutes="review"),
        SampleMeeting("2027-05-20", state="planned"),
    ),
)

FUNDERS = SampleBody(
    code="EXFIN",
    name="Exemple : comité des financeurs",
    kind=BodyKind.FUNDERS_COMMITTEE,
    role="Une instance inventée, en retard sur son rythme.",
    place="Exemple-sur-Mer",
    centre="cr-csur",
    colleges=(
        SampleCollege(
            "Financeurs",
            (
                Member("État", PREFECTURE, capacity=PREFECT),
                Member("Région", "Région Exemple", holder="Swann Esquisse"),
                Member("Banque d’exemple", "Banque d’exemple", holder="Lou Canevas"),
            ),
        ),
    ),
    points=REGIONAL,
    expected=2,
    hours=("14:00", "15:30"),
    meetings=(
        SampleMeeting("2024-06-25", missing=0),
        SampleMeeting("2025-06-10", missing=0, minutes="draft"),
    ),
)

WORKING_GROUP = SampleBody(
    code="EXGT",
    name="Exemple : groupe de travail sur la participation des habitants",
    kind=BodyKind.WORKING_GROUP,
    role="Un groupe inventé, dont la composition n’est pas connue : on y note qui est venu.",
    place="Exempleville",
    parent="EXCAN",
    colleges=(),
    points=WORKSHOP,
    hours=("10:30", "12:00"),
    guests=PEOPLE[5:10],
    meetings=(
        SampleMeeting("2025-11-18", mode=MeetingMode.REMOTE),
        SampleMeeting("2026-04-14", mode=MeetingMode.REMOTE, minutes="draft"),
        SampleMeeting("2026-11-25", state="planned", mode=MeetingMode.REMOTE, is_restricted=True),
    ),
)

BODIES = (
    NATIONAL_COMMITTEE,
    OCCITANIE,
    LA_REUNION,
    MARTINIQUE,
    COUNCIL,
    ASSEMBLY_OF_CENTRE,
    FUNDERS,
    WORKING_GROUP,
)
