"""Words by which one knows that a line is about a medicine, whatever it was added as."""

import re
from functools import lru_cache

from aftercare.i18n import _

# Names under which medicines for recovery, and others often taken with them each day, are prescribed and sold. Broad on
# purpose: a line that is taken for a medicine without being one still rings, the other way round a dose is missed.
_NAMES = """
acamprosate antabuse aquamid baclofen brixadi bupe buprenorphine buprenex bupropion buvidal butrans campral
disulfiram espranor lofexidine lucemyra methadone methadose naloxone naltrexone nalmefene physeptone selincro
sublocade suboxone subutex temgesic varenicline champix chantix zyban contrave vivitrol zubsolv probuphine
codeine fentanyl hydrocodone hydromorphone morphine oxycodone oxycontin percocet tapentadol tramadol vicodin
alprazolam ativan buspar buspirone chlordiazepoxide clobazam clonazepam diazepam klonopin librium lorazepam
midazolam nitrazepam oxazepam rivotril temazepam valium xanax zaleplon zolpidem zopiclone ambien lunesta
abilify agomelatine amisulpride amitriptyline aripiprazole asenapine atomoxetine brexpiprazole bupropione
cariprazine celexa chlorpromazine citalopram clomipramine clozapine clozaril cymbalta depakote desvenlafaxine
doxepin duloxetine effexor epilim escitalopram fluoxetine fluvoxamine geodon haldol haloperidol imipramine invega
lamictal lamotrigine latuda levomilnacipran lexapro cipralex lithium lurasidone luvox mirtazapine moclobemide
nortriptyline olanzapine paliperidone paroxetine paxil phenelzine prazosin pristiq prozac quetiapine remeron
rexulti risperdal risperidone seroquel sertraline strattera trazodone trintellix valproate venlafaxine viibryd
vilazodone vortioxetine vraylar wellbutrin zispin ziprasidone zoloft zyprexa lustral
adderall concerta dexamfetamine dexamphetamine dextroamphetamine focalin guanfacine lisdexamfetamine
methylphenidate modafinil ritalin vyvanse elvanse
carbamazepine gabapentin keppra levetiracetam lyrica neurontin oxcarbazepine phenytoin pregabalin tegretol
topamax topiramate
clonidine hydroxyzine atarax vistaril promethazine phenergan quinine propranolol inderal melatonin cyproheptadine
abacavir atripla biktarvy descovy dolutegravir efavirenz emtricitabine epclusa genvoya harvoni lamivudine mavyret
maviret prezista raltegravir sofosbuvir tenofovir tivicay triumeq truvada
albuterol salbutamol ventolin symbicort advair seretide montelukast singulair prednisone prednisolone
amlodipine apixaban eliquis aspirin atenolol atorvastatin lipitor bisoprolol candesartan carvedilol clopidogrel
plavix digoxin diltiazem enalapril furosemide frusemide hydrochlorothiazide irbesartan lisinopril losartan
metoprolol nifedipine pravastatin ramipril rivaroxaban xarelto rosuvastatin crestor simvastatin spironolactone
valsartan verapamil warfarin coumadin
empagliflozin glargine gliclazide glipizide humalog insulin jardiance lantus metformin novolog ozempic semaglutide
sitagliptin trulicity
estradiol levothyroxine synthroid thyroxine testosterone tamoxifen methotrexate
esomeprazole famotidine lansoprazole nexium omeprazole pantoprazole ibuprofen naproxen paracetamol acetaminophen
tylenol allopurinol amoxicillin doxycycline folic thiamine thiamin cetirizine loratadine
"""
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1024)  # asked for each item of a day, in a language that stays
def names_medicine(title: str) -> bool:
    """Whether one of the words says so: "meds", "blood pressure pill", "Naltrexone", "50 mg"."""
    words = set(_WORD.findall(title.casefold()))
    # Translators: words by which one knows that a line is about a medicine, with single spaces, in small letters.
    said = _(
        "medicine medicines medication medications meds med pill pills tablet tablets capsule capsules dose doses mg "
        "mcg shot shots injection injections inhaler inhalers prescription prescriptions antidepressant "
        "antidepressants antipsychotic antibiotic antibiotics patch drops suppository lozenge lozenges"
    )
    return not words.isdisjoint({*_NAMES.split(), *said.split()})
