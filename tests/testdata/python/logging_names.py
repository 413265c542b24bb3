# stdlib logging 12, 13: handlers by name, children, filters that replace a record, merge_extra
import logging
import sys

log = logging.getLogger("a.b")
print(sorted(x.name for x in logging.getLogger("a").getChildren()), sorted(x.name for x in logging.root.getChildren()), log.getChildren())
handler = logging.StreamHandler(sys.stdout)


def replace(record):
    return logging.makeLogRecord({"msg": "another", "levelno": record.levelno, "name": record.name})


handler.addFilter(replace)
handler.addFilter(logging.Filter("a"))
log.addHandler(handler)
log.error("one")
log.addFilter(replace)
handler.filters.clear()
log.error("two")
handler.name = "h"
print(logging.getHandlerByName("h") is handler, logging.getHandlerByName("x"), logging.getHandlerNames())
handler.close()
print(logging.getHandlerNames(), isinstance(logging.getHandlerNames(), frozenset))
for merge in (True, False):
    adapter = logging.LoggerAdapter(log, {"a": 1}, merge_extra=merge)
    print(adapter.process("m", {"extra": {"b": 2}}), adapter.process("m", {}))
