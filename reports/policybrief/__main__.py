"""`python -m policybrief`: the command line."""

from policybrief.cli import main

main()
