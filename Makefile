# Two commands: `make run` and `make test`. All need Python 3.11 or later; the rest is fetched.
PYTHON ?= python3
LAUNCHER = @command -v "$(PYTHON)" > /dev/null || { echo "$(PYTHON) est introuvable : installez Python 3.11 ou plus récent." >&2; exit 1; }; \
	"$(PYTHON)" -m crpv_portal.launcher

.DEFAULT_GOAL := help
.PHONY: picture guide-pictures help run test check format lock demo-accounts erase-data bench query-counts

help: ## liste les commandes
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name what; do printf '  %-20s %s\n' "$$name" "$$what"; done

run: ## lance le portail sur http://127.0.0.1:8000 (PORT= et HOST= pour changer)
	$(LAUNCHER) run

test: ## passe tous les tests (TESTS= pour n’en donner que des chemins ou des options, DAY= un autre jour)
	$(LAUNCHER) test $(TESTS)

check: ## vérifie forme, types, migrations et réglages de production
	$(LAUNCHER) check

format: ## remet en forme le code et les gabarits
	$(LAUNCHER) format

lock: ## récrit les deux fichiers de versions exactes (UPGRADE=1 pour prendre les dernières)
	$(LAUNCHER) lock

demo-accounts: ## donne de nouveaux comptes de démonstration
	$(LAUNCHER) demo-accounts

erase-data: ## efface la base embarquée et ce que le portail garde à côté
	$(LAUNCHER) erase-data

bench: ## mesure la vitesse des pages, chaque mesure à côté de ce qu’elle compare
	$(LAUNCHER) bench

query-counts: ## récrit tests/query_counts.txt : les requêtes de chaque page, par rôle
	$(LAUNCHER) query-counts

picture: ## refait l’image de la page d’accueil (le portail tourne)
	@.venv/bin/python -m tests.picture http://127.0.0.1:$(or $(PORT),8000)

guide-pictures: ## refait les images d’un guide (le portail tourne ; ACCOUNT= et PASSWORD= d’un agent national, ou de l’agent d’Occitanie)
	@.venv/bin/python -m tests.picture http://127.0.0.1:$(or $(PORT),8000) "$(ACCOUNT)" "$(PASSWORD)"
