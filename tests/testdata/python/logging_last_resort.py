# stdlib logging 7: without any handler, warnings go to the handler of last resort.
import logging

log = logging.getLogger("lonely")
log.info("nobody sees this")
log.warning("bare message without a prefix")
print(log.hasHandlers(), log.handlers, logging.getLogger().handlers)
