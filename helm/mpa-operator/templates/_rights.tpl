{{/* The rights, as in config/rbac: on teams and their sessions, and on identity sources. */}}

{{- define "mpa-operator.teamRules" -}}
- apiGroups: [mpaoperator.dev]
  resources: [approvalteams]
  verbs: [get, list, watch, patch] # patch: for the finalizer; RBAC cannot except the spec, which is never written
- apiGroups: [mpaoperator.dev]
  resources: [approvalteams/status, approvalsessions/status]
  verbs: [patch]
- apiGroups: [mpaoperator.dev]
  resources: [approvalsessions]
  verbs: [get, list, watch, create, delete]
- apiGroups: [events.k8s.io]
  resources: [events]
  verbs: [create]
{{- end }}

{{- define "mpa-operator.identitySourceRules" -}}
- apiGroups: [mpaoperator.dev]
  resources: [identitysources]
  verbs: [get, list, watch, patch]
- apiGroups: [mpaoperator.dev]
  resources: [identitysources/status]
  verbs: [patch]
- apiGroups: [""]
  resources: [namespaces] # labels, for `allowedNamespaces`; the uid of kube-system, which is the id of the cluster
  verbs: [get, list, watch]
{{- end }}

{{- define "mpa-operator.subject" -}}
subjects:
  - kind: ServiceAccount
    name: {{ include "mpa-operator.serviceAccountName" . }}
    namespace: {{ include "mpa-operator.namespace" . }}
{{- end }}
