"""Points that the sample bodies discuss, and their outcomes: all invented."""

from __future__ import annotations

from governance.choices import ItemKind, OpinionSense

from .shapes import SamplePoint

NEWS = SamplePoint(
    "Actualité de la politique de la ville",
    note="Tour de table sur les contrats en cours et leurs avenants.",
)
NEXT_DATES = SamplePoint(
    "Calendrier des prochaines réunions",
    ItemKind.DECISION,
    note="Les dates proposées conviennent aux membres présents.",
    decision="Les dates des deux prochaines réunions sont arrêtées comme proposées.",
)
PEOPLE = SamplePoint(
    "Situation d’un agent",
    ItemKind.DEBATE,
    note="Point réservé aux membres : il n’est jamais publié.",
    is_secret=True,
)

NATIONAL = (
    NEWS,
    SamplePoint(
        "Activité des centres au trimestre",
        ItemKind.DEBATE,
        note="Chaque centre présente **deux actions** qui pourraient servir ailleurs.",
        provisions=("cadre-2017/socle-1",),
        action="Réunir les fiches d’expérience présentées et les envoyer aux centres",
        days=45,
    ),
    SamplePoint(
        "Programme de travail commun",
        ItemKind.DECISION,
        note="Trois chantiers sont proposés ; un quatrième est remis à plus tard.",
        decision=(
            "Le comité retient trois chantiers communs : l’accueil des nouveaux élus, la formation "
            "des équipes de projet et le partage des ressources documentaires."
        ),
        provisions=("cadre-2017/gouvernance-3", "cadre-2017/socle-2"),
        action="Proposer une fiche par chantier, avec un pilote et une échéance",
        days=75,
    ),
    SamplePoint(
        "Remontée des chiffres d’activité",
        ItemKind.DECISION,
        decision=(
            "Les chiffres d’activité de l’année sont remontés avant la fin du mois de mars, dans "
            "le tableau commun."
        ),
        is_split=True,
        provisions=("cadre-2017/qualite-2",),
        action="Relancer les centres dont le tableau est incomplet",
        days=30,
    ),
    SamplePoint(
        "Place des centres d’outre-mer dans les travaux nationaux",
        ItemKind.DEBATE,
        note="Les horaires des réunions seront fixés en pensant aux décalages horaires.",
        opinion=OpinionSense.FAVOURABLE,
        decision="Le comité est favorable à une réunion sur deux à distance, en fin de matinée.",
        provisions=("cadre-2017/annexe-outre-mer",),
    ),
    NEXT_DATES,
)

REGIONAL = (
    SamplePoint(
        "Suivi de la convention annuelle du centre",
        ItemKind.DEBATE,
        note="Les engagements de l’année sont passés en revue l’un après l’autre.",
        action="Envoyer aux financeurs l’état d’avancement de la convention",
        days=40,
    ),
    SamplePoint(
        "Cofinancement de l’année à venir",
        ItemKind.DECISION,
        decision=(
            "Le comité propose de reconduire le soutien de l’année, sous réserve du vote des "
            "budgets."
        ),
        provisions=("cadre-2017/financement-1",),
        is_split=True,
        action="Confirmer par écrit les montants proposés",
        days=60,
    ),
    SamplePoint(
        "Programme de formation des acteurs locaux",
        ItemKind.DECISION,
        note="Le programme compte douze demi-journées, dont quatre hors de la ville-centre.",
        opinion=OpinionSense.RESERVED,
        decision=(
            "Le comité donne un avis favorable, avec une réserve : deux sessions se tiendront dans "
            "les quartiers les plus éloignés."
        ),
        provisions=("cadre-2017/socle-2",),
        action="Fixer les lieux des sessions avec les communes d’accueil",
        days=90,
    ),
    NEWS,
    PEOPLE,
    SamplePoint(
        "Observation des quartiers prioritaires",
        note="Présentation d’un tableau de bord d’essai.",
        provisions=("cadre-2017/complementaires-2",),
        action="Compléter le tableau de bord avec les données de l’emploi",
        days=120,
    ),
    NEXT_DATES,
)

BOARD = (
    SamplePoint(
        "Exécution du budget",
        note="Les dépenses suivent la prévision à deux points près.",
        action="Présenter une prévision corrigée à la prochaine réunion",
        days=50,
    ),
    SamplePoint(
        "Recrutement",
        ItemKind.DECISION,
        decision="Le conseil autorise l’ouverture d’un poste à temps plein pour deux ans.",
        is_secret=True,
        action="Publier l’offre de poste",
        days=30,
    ),
    SamplePoint(
        "Programme d’activité",
        ItemKind.DECISION,
        decision="Le conseil adopte le programme d’activité présenté.",
        provisions=("cadre-2017/socle-1", "cadre-2017/socle-2", "cadre-2017/socle-3"),
        action="Mettre le programme en ligne",
        days=20,
    ),
    SamplePoint(
        "Partenariats locaux",
        ItemKind.DECISION,
        opinion=OpinionSense.FAVOURABLE,
        decision="Le conseil est favorable à une convention avec un bailleur social.",
        is_split=True,
        action="Préparer le projet de convention",
        days=70,
    ),
    SamplePoint(
        "Vie de l’équipe", ItemKind.DEBATE, note="Point réservé au conseil.", is_secret=True
    ),
    NEXT_DATES,
)

ASSEMBLY = (
    SamplePoint("Rapport moral", ItemKind.DECISION, decision="Le rapport moral est approuvé."),
    SamplePoint(
        "Rapport d’activité",
        ItemKind.DECISION,
        decision="Le rapport d’activité de l’année passée est approuvé.",
        provisions=("cadre-2017/qualite-2",),
    ),
    SamplePoint(
        "Comptes de l’exercice clos",
        ItemKind.DECISION,
        note="Lecture est donnée du rapport du commissaire aux comptes.",
        decision="Les comptes de l’exercice sont approuvés et le résultat porté aux réserves.",
        is_split=True,
        action="Déposer les comptes approuvés",
        days=60,
    ),
    SamplePoint(
        "Renouvellement du conseil d’administration",
        ItemKind.DECISION,
        decision="Les membres proposés par chaque collège sont élus pour trois ans.",
        is_split=True,
    ),
)

WORKSHOP = (
    SamplePoint(
        "Tour des expériences",
        ItemKind.DEBATE,
        note="Quatre villes invitées racontent comment elles associent les habitants.",
        action="Rédiger une fiche par expérience",
        days=60,
    ),
    SamplePoint(
        "Plan d’un guide commun",
        ItemKind.DECISION,
        opinion=OpinionSense.FAVOURABLE,
        decision="Le groupe est favorable au plan proposé, en quatre parties.",
        provisions=("cadre-2017/gouvernance-5",),
        action="Écrire la première partie du guide",
        days=90,
    ),
    SamplePoint("Suite des travaux", note="Le groupe se revoit dans un trimestre."),
)
