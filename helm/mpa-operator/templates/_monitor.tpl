{{/* Metadata of a monitoring object. Takes context, values, name. */}}
{{- define "mpa-operator.monitoringMetadata" -}}
{{- include "mpa-operator.metadata" (dict "context" .context "name" .name
    "namespace" (.values.namespace | default (include "mpa-operator.namespace" .context))
    "labels" (list .values.labels) "annotations" (list .values.annotations)) }}
{{- end }}

{{/* How it is scraped, and of what. Takes context, values. */}}
{{- define "mpa-operator.scrape" -}}
port: http
path: /metrics
interval: {{ .interval }}
scrapeTimeout: {{ .scrapeTimeout }}
honorLabels: {{ .honorLabels }}
{{- with .relabelings }}
relabelings:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .metricRelabelings }}
metricRelabelings:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "mpa-operator.scraped" -}}
namespaceSelector:
  matchNames: [{{ include "mpa-operator.namespace" . }}]
selector:
  matchLabels:
    {{- include "mpa-operator.selectorLabels" . | nindent 4 }}
    app.kubernetes.io/component: operator
{{- end }}
