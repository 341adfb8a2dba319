"""The exam station: a candidate sits the test on a locked machine, under an invigilator."""
