"""What those who work on Chronicle need, and those who use it do not."""
