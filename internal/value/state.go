package value

// state is in the head of each container that can change.
type state struct {
	flags uint32
	_     uint32 // the owner, once tasks run without the script lock: 0 is who has that lock
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
