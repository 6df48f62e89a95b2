"""Make the demonstration's accounts and show their passwords, once."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from crpv_portal.accounts.demonstration import NotADemonstration
from crpv_portal.seed.samples.accounts import make_accounts


class Command(BaseCommand):
    help = "Crée les comptes de démonstration, ou leur donne de nouveaux mots de passe."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            accounts = make_accounts()
        except NotADemonstration:
            raise CommandError(
                "Les comptes de démonstration n’existent qu’en démonstration "
                "(base embarquée, adresse locale)."
            ) from None
        self.stdout.write("Comptes de démonstration, à utiliser sur /admin/ et /compte/ :")
        width = max(len(account.user.email) for account in accounts)
        for account in accounts:
            self.stdout.write(f"  {account.user.email:{width}}  {account.password}  {account.role}")
        self.stdout.write("« make demo-accounts » en donne d’autres mots de passe.")
