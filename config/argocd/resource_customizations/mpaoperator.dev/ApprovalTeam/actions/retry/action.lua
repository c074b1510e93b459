-- Any token that was not there before is a wish of its own, and asks once.
if obj.metadata.annotations == nil then
  obj.metadata.annotations = {}
end
obj.metadata.annotations["mpaoperator.dev/retry"] = "argocd-" .. obj.metadata.resourceVersion
return obj
