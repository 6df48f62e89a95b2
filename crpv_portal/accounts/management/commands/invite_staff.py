"""Invite an agent of the national staff: how the first account of a portal comes to be."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from crpv_portal.accounts import emails
from crpv_portal.accounts.models import User
from crpv_portal.accounts.services import invite_again, invite_user


class Command(BaseCommand):
    help = (
        "Crée le compte d’un agent national et lui envoie de quoi choisir un mot de passe ; "
        "renvoie le lien si le compte existe déjà."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="adresse professionnelle de l’agent")
        parser.add_argument("--first-name", default="", help="prénom")
        parser.add_argument("--last-name", default="", help="nom")
        parser.add_argument(
            "--show-link",
            action="store_true",
            help="affiche aussi le lien, quand le courriel ne part pas encore",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        base = settings.CRPV_PUBLIC_ADDRESS
        email = options["email"].strip().lower()
        user = User.objects.filter(email=email).first()
        try:
            if user is None:
                user = invite_user(
                    email=email,
                    first_name=options["first_name"],
                    last_name=options["last_name"],
                    is_staff=True,
                    by=None,
                    reason="invitation par la ligne de commande",
                    base=base,
                )
                self.stdout.write(f"Compte créé. L’invitation va partir à {email}.")
            elif not user.is_staff:
                raise CommandError("Un compte sans rôle national porte déjà cette adresse.")
            else:
                invite_again(user=user, base=base)
                self.stdout.write(f"Le compte existe. Un nouveau lien va partir à {email}.")
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        if options["show_link"]:
            self.stdout.write(emails.password_link(user, base=base))
