-- Takes an open request to update or delete the team back, once and for good. It counts as an answer: the team is not
-- asked again by itself.
obj.spec.cancel = true
return obj
