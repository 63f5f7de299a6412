"""Prints the figures of start-up, memory, agenda and Today: python -m tests.benchmarks."""

import argparse
import os
import statistics
import tempfile
from pathlib import Path

from tests.benchmarks import agenda, pages, startup

EMPTY, ONE_YEAR, TEN_YEARS = "empty plan", "one year", "ten years"


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    options.add_argument("--rounds", type=int, default=7, help="measured starts of each (7)")
    options.add_argument("--settle", type=float, default=4, help="seconds from a start to its memory reading (4)")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="aftercare-benchmark-") as folder:
        plans = {name: Path(folder, name.replace(" ", "-")) for name in (EMPTY, ONE_YEAR, TEN_YEARS)}
        startup.make_empty_plan(plans[EMPTY])
        startup.make_sample_plan(plans[ONE_YEAR], 1)
        made = startup.make_sample_plan(plans[TEN_YEARS], 10)
        size = sum(f.stat().st_size for f in plans[TEN_YEARS].rglob("*") if f.is_file()) / 2**20
        print(f"Sample data of ten years: {made:.1f} s (aim: under 20), {size:.1f} MiB on disk\n", flush=True)
        _print_agenda(agenda.compare({name: plans[name] for name in (ONE_YEAR, TEN_YEARS)}))
        figures = startup.compare({name: plans[name] for name in (EMPTY, TEN_YEARS)}, chosen.rounds, chosen.settle)
        pages.print_figures(plans[TEN_YEARS])
    _print_starts(figures)
    load = os.getloadavg()[0]
    print(f"\nMedians of {chosen.rounds} interleaved rounds, {os.cpu_count()} processors, load {load:.1f}.")


def _print_agenda(seconds: dict[str, float]) -> None:
    one, ten = seconds[ONE_YEAR] * 1000, seconds[TEN_YEARS] * 1000
    told = f"one year {one:.1f} ms, ten years {ten:.1f} ms, ratio {ten / one:.2f} (aim: at most 1.2)"
    print(f"Agenda of 30 days: {told}\n", flush=True)


def _print_starts(figures: dict[str, list[startup.Figures]]) -> None:
    """A row per figure: bare window, then each plan with its ratio, the aim, and ten years over empty (aim 1.1)."""
    print("| | bare window | empty plan | ten years | aim | ten years over empty (aim 1.1) |")
    print("|---|---|---|---|---|---|")
    bare = _medians(figures["bare"])
    empty, ten = _medians(figures[EMPTY]), _medians(figures[TEN_YEARS])
    _print_row("first pixels, s", bare.first_pixels, empty.first_pixels, ten.first_pixels, 1.6)
    _print_row("Today filled, s", bare.filled, empty.filled, ten.filled, 2.7)
    _print_row("memory (PSS), MiB", bare.memory, empty.memory, ten.memory, 2.1)


def _medians(starts: list[startup.Figures]) -> startup.Figures:
    return startup.Figures(*(statistics.median(each) for each in zip(*starts, strict=True)))


def _print_row(label: str, bare: float, empty: float, ten: float, aim: float) -> None:
    ratios = f"{empty:.2f} (x{empty / bare:.2f}) | {ten:.2f} (x{ten / bare:.2f})"
    print(f"| {label} | {bare:.2f} | {ratios} | x{aim} | {ten / empty:.2f} |")


if __name__ == "__main__":
    main()
