"""Whether a draft tells what a register keeps until its release: index, likeness, levels. Loaded on first use."""
