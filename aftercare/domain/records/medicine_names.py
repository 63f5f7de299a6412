"""Words by which one knows that a line is about a medicine, whatever it was added as."""

import re
from functools import lru_cache

from aftercare.i18n import _

# Names under which medicines for recovery, and others often taken with them each day, are prescribed and sold.
_NAMES = (
    "acamprosate antabuse baclofen brixadi buprenorphine bupropion buvidal campral citalopram clonidine disulfiram "
    "duloxetine escitalopram fluoxetine gabapentin insulin lamotrigine levothyroxine lisinopril lithium lofexidine "
    "lucemyra metformin methadone mirtazapine nalmefene naltrexone olanzapine omeprazole pregabalin propranolol "
    "quetiapine risperidone selincro sertraline sublocade suboxone subutex topiramate trazodone valproate "
    "varenicline venlafaxine vivitrol zubsolv"
)
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1024)  # asked for each item of a day, in a language that stays
def names_medicine(title: str) -> bool:
    """Whether one of the words says so: "meds", "blood pressure pill", "Naltrexone", "50 mg"."""
    words = set(_WORD.findall(title.casefold()))
    # Translators: words by which one knows that a line is about a medicine, with single spaces, in small letters.
    said = _("medicine medicines medication medications meds med pill pills tablets capsules dose doses mg mcg")
    return not words.isdisjoint({*_NAMES.split(), *said.split()})
