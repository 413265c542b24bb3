package logging

// HandlersKept returns how many handlers l keeps for shutdown.
func HandlersKept(l *Logs) int { return len(l.handlers) }
