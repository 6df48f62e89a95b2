"""Uploads at the same moment, which together are more than the quota."""

import pghistory
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from governance.documents.services import add_documents
from governance.models import Document
from tests.factories.accounts import UserFactory
from tests.factories.governance import MeetingFactory
from tests.together import at_once


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kept", [{"MAX_FILES_A_DAY": 1}, {"MAX_BYTES_OF_BODY": 30}])
def test_together_they_do_not_pass_what_one_alone_may_not(settings, kept):
    """In two meetings of a body: the quota is that of the account, or that of the body."""
    for name, value in kept.items():
        setattr(settings, name, value)
    first = MeetingFactory()
    meetings = [first, MeetingFactory(body=first.body)]
    sender = UserFactory(staff=True)
    senders = [sender, sender if "MAX_FILES_A_DAY" in kept else UserFactory(staff=True)]

    def upload(number):
        file = SimpleUploadedFile("note.txt", f"Vingt octets, n° {number}.".encode())
        sender, meeting = senders[number], meetings[number]
        try:
            with pghistory.context(user=sender.pk):  # by which the day's files are counted
                return add_documents(sender=sender, meeting=meeting, uploads=[file]).added
        except ValidationError as refusal:
            return refusal.error_list[0].code

    done = at_once(lambda number=number: upload(number) for number in range(2))
    (refused,) = (each for each in done if isinstance(each, str))
    assert refused.startswith("quota_of")
    assert Document.objects.count() == 1
