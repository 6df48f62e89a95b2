"""Letterhead of a body: the service that writes its papers, and who follows the matter."""

from django.db import models

from crpv_portal.common.history import tracked

from .bodies import Body


@tracked(exclude=("followed_by", "function", "phone", "email"))
class Letterhead(models.Model):
    """Letterhead of the papers that are sent or kept inside; never on public ones.

    Who follows the matter is out of the history: nobody needs to know who did, years later.
    """

    part_of = "body"

    body = models.OneToOneField(
        Body,
        on_delete=models.CASCADE,  # part of the body: goes with it
        related_name="letterhead",
        verbose_name="instance",
    )
    service = models.CharField("service", max_length=200, blank=True)
    address = models.TextField("adresse", max_length=400, blank=True)
    reference = models.CharField("référence", max_length=100, blank=True)
    followed_by = models.CharField("affaire suivie par", max_length=150, blank=True)
    function = models.CharField("fonction", max_length=150, blank=True)
    phone = models.CharField("téléphone", max_length=30, blank=True)
    email = models.EmailField("adresse de fonction", blank=True)

    class Meta:
        verbose_name = "en-tête des papiers"
        verbose_name_plural = "en-têtes des papiers"
        ordering = ["body"]

    def __str__(self) -> str:
        return f"en-tête des papiers de {self.body}"
