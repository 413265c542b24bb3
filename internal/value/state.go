package value

// state is in the head of each container that can change.
type state struct {
	flags   uint16
	version uint16 // of a table: changes when entries get other positions
	mark    uint32 // where it is in the work of an exporter, if exporting is set
	// The mark is free otherwise: for the owner, once tasks run without the script lock.
}

// The flags of a state.
const (
	frozen    = 1 << iota // for ever
	exporting             // Export is at work, and runs script code
)

// refusal returns the error of a change, if there may be none now.
func (s *state) refusal(verb, typ string) error {
	switch {
	case s.flags&frozen != 0:
		return &ChangeError{verb, typ, ErrFrozen}
	case s.flags&exporting != 0:
		return &ChangeError{verb, typ, ErrExporting}
	}
	return nil
}

func (s *state) isFrozen() bool { return s.flags&frozen != 0 }
