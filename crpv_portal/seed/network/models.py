"""What the loader wrote, so that it never overwrites what somebody changed since."""

from django.db import models


class LoadedRow(models.Model):
    """The trace of one database row written from one line of a file.

    `fingerprints` holds a digest of each column as it was written, never its content: comparing
    them with the row of today tells what changed since, and by which column. Technical, so without
    history of its own; the rows themselves have theirs.
    """

    file = models.CharField("fichier", max_length=60)
    key = models.CharField("clé de la ligne", max_length=300)
    part = models.CharField("partie", max_length=40, blank=True)
    table = models.CharField("table", max_length=60)
    row = models.BigIntegerField("numéro de la ligne en base")
    fingerprints = models.JSONField("empreintes", default=dict)
    loaded_at = models.DateTimeField("chargée le", auto_now=True)

    class Meta:
        verbose_name = "ligne chargée"
        verbose_name_plural = "lignes chargées"
        ordering = ["file", "key", "part"]
        constraints = [
            models.UniqueConstraint(
                fields=["file", "key", "part"],
                name="loadedrow_once",
                violation_error_message="Cette ligne est déjà chargée.",
            ),
        ]

    def __str__(self) -> str:
        return " ".join(filter(None, (self.file, self.key, self.part)))
