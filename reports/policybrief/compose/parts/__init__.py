"""The parts of a brief, a room for each family: each function gives the blocks that stand under the part's heading."""
