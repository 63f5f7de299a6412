"""A folder filled with the made-up plan of someone who does not exist."""

import shutil
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from aftercare import content
from aftercare.demo import people as sample_people
from aftercare.demo.plan import SampleRecord, sample_plan
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.settings import Settings
from aftercare.paths import DataFolder
from aftercare.storage.file import open_card
from aftercare.storage.file.open_card import HelpPerson, OpenCard
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault


def fill(folder: DataFolder, years: int, seed: int, now: datetime, here: ZoneInfo) -> int:
    """Write a plan of some years up to now, and its open card, into an empty folder; gives the number of records."""
    records = sample_plan(years, seed, now, here, content.areas())
    vault = Vault.open(folder.vault)
    try:
        plan = Plan(vault)
        plan.write_without_undo(put=records)
        today = now.astimezone(here).date()
        plan.save_settings(Settings(person_name=sample_people.PERSON_NAME, last_opened_on=today))
    finally:
        vault.close()
    open_card.write(folder.open_card, _card(records))
    return len(records)


def _card(records: Iterable[SampleRecord]) -> OpenCard:
    contacts = (record for record in records if isinstance(record, Contact))
    ranked = sorted(((each.help_rank, each) for each in contacts if each.help_rank), key=lambda pair: pair[0])
    people = tuple(HelpPerson(each.name, each.role, each.numbers[0].number) for _rank, each in ranked)
    return OpenCard(country="US", steps=sample_people.HELP_STEPS, people=people, plan_started=True)


def remove(folder: DataFolder) -> None:
    """Take a made-up plan away, also one that a sudden end of the program left behind."""
    shutil.rmtree(folder.root, ignore_errors=True)
