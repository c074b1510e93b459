-- Nothing is asked of AWS any more until it is resumed; open votes stay open.
if obj.metadata.annotations == nil then
  obj.metadata.annotations = {}
end
obj.metadata.annotations["mpaoperator.dev/paused"] = "true"
return obj
