// Types that more than one module uses.

@export()
@description('Tags of a resource: name and value.')
type Etiquetas = {
  *: string
}
