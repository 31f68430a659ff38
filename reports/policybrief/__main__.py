"""`python -m policybrief`: the command line."""

from policybrief.cli import main

if __name__ == "__main__":
    main()
