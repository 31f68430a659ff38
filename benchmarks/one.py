"""Make one file in this process and print its peak memory in MB: `one.py MAKER FORMAT FOLDER`."""

from __future__ import annotations

import resource
import sys
from pathlib import Path


def main() -> None:
    """Read `brief.json` of the folder and write the file beside it."""
    maker, suffix, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    if maker.startswith("policybrief"):
        import policybrief as pb

        options = {"profile": "review"} if maker == "policybrief, review" else None
        made = pb.export(pb.load(folder / "brief.json"), suffix, options=options).data
    else:
        from makers import STOCK, make

        names = filter(None, [STOCK[maker].template])
        made = make(maker, suffix)(
            (folder / "brief.json").read_bytes(), {name: (folder / name).read_bytes() for name in names}
        )
    (folder / f"brief.{suffix}").write_bytes(made)
    print(max(_peak(), _peak_of_programs()))


def _peak() -> float:
    """The peak of this process in MB; `ru_maxrss` would count what its parent held when it was forked."""
    status = Path("/proc/self/status")
    if status.exists():
        fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(fields["VmHWM"].split()[0]) / 1024
    return _megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _peak_of_programs() -> float:
    """The peak of the programs that this process has started."""
    return _megabytes(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)


def _megabytes(reported: int) -> float:
    return reported / (1 << (20 if sys.platform == "darwin" else 10))


if __name__ == "__main__":
    main()
