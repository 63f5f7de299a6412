"""The cost of the agenda of 30 days, over a plan of one year and one of ten."""

import statistics
import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from tests.day import HERE, TODAY

_READS = 30


def compare(plans: Mapping[str, Path]) -> dict[str, float]:
    """Median seconds to read 30 days around today from each plan, read in turn."""
    from aftercare.paths import DataFolder
    from aftercare.storage.records.stores import Plan
    from aftercare.storage.vault.vault import Vault

    vaults = {name: Vault.open(DataFolder(folder).vault) for name, folder in plans.items()}
    first = TODAY - timedelta(days=15)
    taken: dict[str, list[float]] = {name: [] for name in vaults}
    for _ in range(_READS):
        for name, vault in vaults.items():
            begin = time.perf_counter()
            items = Plan(vault).agenda(first, first + timedelta(days=29), HERE)
            taken[name].append(time.perf_counter() - begin)
            assert items, f"nothing is planned in {name}"
    for vault in vaults.values():
        vault.close()
    return {name: statistics.median(seconds) for name, seconds in taken.items()}
