"""Words by which a line about people is read: titles, functions, services, states, first names."""

from __future__ import annotations

import re

from .text import french_sort_key


def _keys(words: str) -> frozenset[str]:
    return frozenset(french_sort_key(word) for word in words.split())


# Written before a name, and no part of it.
CIVILITIES = _keys(
    "M Mr Monsieur MM Messieurs Mme Mmes Madame Mesdames Mlle Mlles Mademoiselle Me Mes Maître "
    "Maîtres Dr Drs Docteur Docteure Pr Prof Professeur Professeure Mgr Monseigneur Mrs Ms"
)
SEVERAL = _keys("MM Messieurs Mmes Mesdames Mlles Mes Maîtres Drs")
PARTICLES = _keys(
    "de du des d la le les l el al ben ibn bel ait aït abou van von der den dem ter ten da dos "
    "das di del della dal san zu saint sainte st ste mac mc o"
)
# Of how somebody attended; the state of each.
STATES = {
    **dict.fromkeys(_keys("présent présente présents présentes visio distanciel"), "present"),
    **dict.fromkeys(_keys("excusé excusée excusés excusées"), "excused"),
    **dict.fromkeys(_keys("absent absente absents absentes"), "absent"),
    **dict.fromkeys(
        _keys("représenté représentée représentés représentées pouvoir"), "represented"
    ),
}
# What attendance sheets write for a state, alone or after a name.
STATE_LETTERS = {"P": "present", "A": "absent", "E": "excused"}
YES, NO = _keys("oui x ok 1 o"), _keys("non 0 n")
TICKED = frozenset("✓✔☑☒✗✘×")
# Of how somebody took part, and no service: « arrivée à 15 h », « voix délibérative ».
REMARKS = _keys(
    "arrivé arrivée arrivés arrivées parti partie partis parties départ retard voix "
    "visioconférence ancien ancienne"
)
BESIDE_A_STATE = _keys("étaient était est sont en à par non et s les la liste membres ont été")
FUNCTIONS = _keys(
    "directeur directrice dir dg dga dgs chef cheffe chargé chargée charge président présidente "
    "vice-président vice-présidente vice maire adjoint adjointe préfet préfète sous-préfet "
    "sous-préfète délégué déléguée conseiller conseillère secrétaire trésorier trésorière "
    "responsable coordinateur coordinatrice coordonnateur coordonnatrice référent référente élu "
    "élue député députée sénateur sénatrice animateur animatrice consultant consultante "
    "ingénieur ingénieure assistant assistante expert experte rapporteur rapporteure stagiaire "
    "membre administrateur administratrice gérant gérante commissaire inspecteur inspectrice "
    "attaché attachée technicien technicienne recteur rectrice médiateur médiatrice "
    "gestionnaire représentant représentante suppléant suppléante titulaire bénévole habitant "
    "habitante collaborateur collaboratrice doyen doyenne juriste sociologue architecte "
    "urbaniste"
)
ORGANISATIONS = _keys(
    "préfecture sous-préfecture ministère direction service services secrétariat ville villes "
    "mairie commune communes métropole communauté agglomération intercommunalité conseil région "
    "département collectivité collectivités association fédération union réseau comité caisse "
    "centre maison mission mutuelle office agence établissement institut université école "
    "rectorat académie chambre cabinet société entreprise fondation syndicat groupement "
    "observatoire bailleur bailleurs habitat logement banque parquet tribunal police "
    "gendarmerie état partenaires collectif groupe pôle bureau"
)
# Short names of services that a line may give alone, in capitals or not.
ACRONYMS = _keys(
    "ANCT ANRU ADEME AFPA ARS CAF CAFS CPAM CCAS CDC CCI CMA CRPV CNAF CGET DGCL DGCS DGOM "
    "DILCRAH DDCS DDETS DDETSPP DDT DDTM DEAL DEETS DGEFP DRAC DRAJES DREAL DREETS DSDEN DRDFE "
    "DTPJJ EPCI EPT ERP FEDER FSE FJT GIP INSEE IREV MSA ORIV OPH PIMMS PJJ PMI RSA SGAR SGCD "
    "SIAO SPIP UDAF URH USH UNIS CIDFF CRESS CRIJ CRAJEP AMF AMIF ADCF ADF ARF RNCRPV SDJES "
    "SCIC SCOP URIOPSS"
)
# To know a first name from a family name when nothing else tells them; common ones, and no more.
FIRST_NAMES = _keys(
    "Abdel Abdelkader Adèle Adrien Agathe Agnès Ahmed Aïcha Alain Alban Albane Albert Alex "
    "Alexandra Alexandre Alexis Ali Alice Aline Alix Aminata Amandine Amélie Amina Amine Ana "
    "Anaïs André Andrée Ange Angèle Anissa Anita Anna Annabelle Anne Annick Annie Anthony "
    "Antoine Antoinette Ariane Arnaud Arthur Assia Astrid Audrey Aurélie Aurélien Aurore Axel "
    "Aziz Baptiste Bastien Béatrice Benjamin Benoît Bernadette Bernard Bertrand Brahim Brigitte "
    "Bruno Camille Carine Carole Caroline Catherine Cécile Cédric Céline Chantal Charles "
    "Charline Charlie Charlotte Chloé Christelle Christian Christiane Christine Christophe "
    "Claire Clara Clarisse Claude Claudine Clémence Clément Colette Corinne Cyril Cyrille "
    "Damien Daniel Daniela Danièle Danielle David Delphine Denis Denise Diane Didier Djamel "
    "Dominique Dorothée Édith Édouard Élise Elsa Élodie Éléonore Éliane Éliott Élisabeth "
    "Elisabeth Ella Emma Emmanuel Emmanuelle Éric Erwan Estelle Esther Étienne Eugène Eva Ève "
    "Évelyne Fabien Fabienne Fabrice Farid Farida Fatiha Fatima Fatou Félix Fernand Flavie "
    "Florence Florent Florian Franck François Françoise Frank Frédéric Frédérique Gabriel "
    "Gabrielle Gaël Gaëlle Gaston Geneviève Georges Gérald Gérard Géraldine Gilbert Gilles "
    "Ginette Grégory Guillaume Guy Gwenaëlle Habib Hakim Hamid Hassan Hélène Henri Henriette "
    "Hervé Hugo Hugues Hubert Ibrahim Inès Ingrid Irène Isabelle Ismaël Jacqueline Jacques Jade "
    "Jamila Jean Jeanne Jeannine Jérémie Jérémy Jérôme Joël Joëlle Johanna John Jonathan Jordan "
    "José Joseph Josette Josiane Juan Judith Jules Julia Julie Julien Juliette Justine Kader "
    "Kamel Karim Karima Karine Katia Kevin Khadija Khaled Kim Laetitia Laila Lara Latifa Laura "
    "Laure Laurence Laurent Léa Leïla Léo Léon Léonie Lila Lili Lilian Liliane Lina Line Lionel "
    "Lisa Lise Loïc Loïs Lola Lou Louis Louise Luc Luca Lucas Lucie Lucien Lucienne Lucile "
    "Ludovic Lydia Lydie Maël Magali Malek Malika Manon Manuel Marc Marcel Marcelle Margaux "
    "Marguerite Maria Mariam Marianne Marie Marilyne Marine Marion Marius Marjorie Marlène "
    "Marthe Martial Martine Maryse Mathias Mathieu Mathilde Matthieu Maud Maurice Max Maxime "
    "Mehdi Mélanie Mélissa Michel Michèle Michelle Mickaël Mireille Mohamed Mohammed Moïse "
    "Monique Morgan Morgane Mouna Moussa Mounir Myriam Nabil Nadège Nadia Nadine Naïma Natacha "
    "Nathalie Nathan Nicolas Nicole Nina Noé Noël Noémie Nora Norbert Odette Odile Olga Olivia "
    "Olivier Omar Oriane Oscar Pascal Pascale Patrice Patricia Patrick Paul Paule Paulette "
    "Pauline Philippe Pierre Priscilla Quentin Rachel Rachid Rachida Raphaël Raphaëlle Raymond "
    "Raymonde Régine Régis Rémi Rémy Renaud René Renée Richard Robert Robin Roger Roland Romain "
    "Romane Rose Roseline Roxane Sabine Sabrina Saïd Salim Salima Samia Samir Samira Samuel "
    "Sandra Sandrine Sarah Sébastien Serge Séverine Simon Simone Solange Solène Sofia Sonia "
    "Sophie Soraya Stéphane Stéphanie Suzanne Sylvain Sylvie Sylviane Tania Tatiana Théo "
    "Théodore Théophile Thérèse Thibault Thierry Thomas Tiphaine Valentin Valentine Valérie "
    "Vanessa Véronique Victor Victoire Vincent Virginie Viviane Walid Wilfried William Xavier "
    "Yacine Yann Yannick Yasmina Yasmine Yohan Yolande Youssef Yves Yvette Yvonne Zahra Zoé "
    "Zohra"
)
# What the first row of a spreadsheet calls its columns.
COLUMNS = {
    **dict.fromkeys(_keys("présent présente présents"), "present"),
    **dict.fromkeys(_keys("excusé excusée excusés"), "excused"),
    **dict.fromkeys(_keys("absent absente absents"), "absent"),
    **dict.fromkeys(_keys("nom nom-de-famille"), "last_name"),
    **dict.fromkeys(_keys("prénom prenoms prénoms"), "first_name"),
    **dict.fromkeys(_keys("civilité civ titre"), "civility"),
    **dict.fromkeys(
        _keys("organisme organisation structure service employeur institution entité représentant"),
        "organisation",
    ),
    **dict.fromkeys(_keys("fonction qualité poste mandat rôle"), "function"),
    **dict.fromkeys(_keys("courriel email e-mail mail mél adresse"), "email"),
    **dict.fromkeys(_keys("présence statut état émargement"), "status"),
    **dict.fromkeys(_keys("téléphone tél tel portable"), "rest"),
}
WHOLE_NAME = _keys("nom-et-prénom prénom-et-nom nom-prénom prénom-nom participant personne invité")

DASH = r"[-‐‑‒–—―−]"
# « 1. », « 2) », « - », « • », « ☐ » : how lists begin, and no part of what they list.
MARKER = re.compile(
    rf"^\s*(?:(?:[•*·▪◦‣●○■□☐☑✓✔➤→>+]|{DASH})+\s+|[•▪◦‣●○■□☐☑✓✔➤→]\s*"
    r"|\(?\d{1,3}\s*(?:[.)°]|er\b)[ \t]*(?=\D|$)|\(?[a-z]\)\s+|\d{1,3}\s+(?=[A-ZÀ-Þ]))+"
)
